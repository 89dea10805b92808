/**
 * The part of ONNX's file format that a text classifier needs, in ONNX's own words and numbers
 * (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto).
 */
const SCHEMA = `
syntax = "proto2";
message AttributeProto {
  optional string name = 1;
  optional float f = 2;
  optional int64 i = 3;
  optional bytes s = 4;
  repeated float floats = 7;
  repeated int64 ints = 8;
  repeated bytes strings = 9;
  optional int32 type = 20;
}
message NodeProto {
  repeated string input = 1;
  repeated string output = 2;
  optional string name = 3;
  optional string op_type = 4;
  repeated AttributeProto attribute = 5;
  optional string domain = 7;
}
message TensorProto {
  repeated int64 dims = 1;
  optional int32 data_type = 2;
  repeated float float_data = 4 [packed = true];
  repeated int64 int64_data = 7 [packed = true];
  optional string name = 8;
}
message Dimension { optional int64 dim_value = 1; optional string dim_param = 2; }
message TensorShapeProto { repeated Dimension dim = 1; }
message TensorType { optional int32 elem_type = 1; optional TensorShapeProto shape = 2; }
message TypeProto { optional TensorType tensor_type = 1; }
message ValueInfoProto { optional string name = 1; optional TypeProto type = 2; }
message GraphProto {
  repeated NodeProto node = 1;
  optional string name = 2;
  repeated TensorProto initializer = 5;
  repeated ValueInfoProto input = 11;
  repeated ValueInfoProto output = 12;
}
message OperatorSetIdProto { optional string domain = 1; optional int64 version = 2; }
message ModelProto {
  optional int64 ir_version = 1;
  optional string producer_name = 2;
  optional GraphProto graph = 7;
  repeated OperatorSetIdProto opset_import = 8;
}`;

/** Writes a model, given with the field names above, as the bytes of an .onnx file. */
export function encodeOnnx(model: object): Uint8Array {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is needed
  const { parse } = require('protobufjs') as typeof import('protobufjs');
  const type = parse(SCHEMA, { keepCase: true }).root.lookupType('ModelProto');
  const problem = type.verify(model);
  if (problem !== null) throw new Error(`ONNX: ${problem}`);
  return type.encode(type.create(model)).finish();
}

type AttributeValue =
  | number
  | string
  | readonly string[]
  | { readonly [kind in 'ints' | 'floats']?: ArrayLike<number> };

/** Makes a node: whole numbers are ints, { floats } and { ints } are lists of numbers. */
export function onnxNode(
  type: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: Readonly<Record<string, AttributeValue>> = {},
  domain = '',
): object {
  return {
    op_type: type,
    name: type,
    input: inputs,
    output: outputs,
    domain,
    attribute: Object.entries(attributes).map(([name, value]) => ({ name, ...typed(value) })),
  };
}

/** AttributeProto's types: 2 int, 3 string, 6 floats, 7 ints, 8 strings. */
function typed(value: AttributeValue): object {
  if (typeof value === 'number') return { i: value, type: 2 };
  if (typeof value === 'string') return { s: Buffer.from(value), type: 3 };
  if (Array.isArray(value)) {
    return { strings: value.map((text: string) => Buffer.from(text)), type: 8 };
  }
  const { ints, floats } = value as { ints?: ArrayLike<number>; floats?: ArrayLike<number> };
  return ints === undefined
    ? { floats: Array.from(floats ?? []), type: 6 }
    : { ints: Array.from(ints), type: 7 };
}
