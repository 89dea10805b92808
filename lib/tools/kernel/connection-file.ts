/**
 * The connection file tells a kernel where to listen and with which key to sign
 * (https://jupyter-client.readthedocs.io/en/stable/kernels.html#connection-files).
 * Whoever reads the key can run code in the kernel, so the file is the user's alone.
 */
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { machineError, temporaryFolder, usingPath } from '../../data/machine-error';

export interface ConnectionFile {
  /** The private folder that holds the file; `remove` deletes both. */
  readonly folder: string;
  readonly path: string;
  readonly key: string;
  /** Returns the ZeroMQ address of a channel. */
  address(channel: Channel): string;
  remove(): void;
}

const channels = ['shell', 'iopub', 'stdin', 'control', 'hb'] as const;
export type Channel = (typeof channels)[number];

const ip = '127.0.0.1';

/** Writes a connection file with free ports on this machine, in a folder only this user may enter. */
export async function createConnectionFile(): Promise<ConnectionFile> {
  const ports = await freePorts(channels.length);
  const port = new Map(channels.map((channel, index) => [channel, ports[index]]));
  const key = randomUUID();
  const folder = temporaryFolder('reviewlab-kernel-'); // made with mode 700
  const path = join(folder, 'connection.json');
  const content = {
    transport: 'tcp',
    ip,
    signature_scheme: 'hmac-sha256',
    key,
    kernel_name: 'tslab',
    ...Object.fromEntries(channels.map((channel) => [`${channel}_port`, port.get(channel)])),
  };
  usingPath(path, () => writeFileSync(path, JSON.stringify(content), { mode: 0o600 }));
  return {
    folder,
    path,
    key,
    address: (channel) => `tcp://${ip}:${port.get(channel)}`,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Asks the system for free ports; all are held until the last is found, so that they differ. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(servers.map(listen));
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(machineError(error)));
    server.listen(0, ip, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
