/**
 * The program of a service in a process of its own: started by `startService`, which tells it the model's file and the
 * options. It ends when the channel to whoever started it closes, however that one ended; a notebook's interrupt
 * (SIGINT, which goes to the kernel's whole group) does not end it.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { toldError } from '../data/machine-error';
import { readModel } from '../models/model-file';
import { makeEngine } from './engine';
import { makeService } from './prediction-service';
import type { FromService, ServiceOrder } from './start-service';

const delay = monitorEventLoopDelay({ resolution: 1 });

async function begin({ model, engine, policy, queueLimit }: ServiceOrder): Promise<void> {
  const service = makeService({ policy, queueLimit, longestWaitMs: 60_000 });
  service.use(makeEngine(readModel(model).pipeline, engine));
  delay.enable(); // after the warm-up, which holds it up
  tell({ url: await service.app.listen({ host: '127.0.0.1', port: 0 }) });
}

function tell(message: FromService): void {
  process.send?.(message);
}

process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit(0));
process.on('message', (message: ServiceOrder | 'usage') => {
  if (message === 'usage') {
    const { user, system } = process.cpuUsage();
    const delayMs = delay.count > 0 ? delay.percentile(99) / 1e6 : 0;
    tell({ processorMs: (user + system) / 1000, delayMs });
    return;
  }
  begin(message).catch((error: unknown) => tell({ error: toldError(error) }));
});
