import { afterAll, afterEach } from 'vitest';

/** Only commands may print, and they write to the streams they are given: a test that reaches the console fails. */
const methods = ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const;
const written: string[] = [];

for (const method of methods) {
  console[method] = (...values: unknown[]) => {
    written.push(`console.${method}(${values.map(String).join(', ')})`);
  };
}

function check(): void {
  const calls = written.splice(0);
  if (calls.length > 0) throw new Error(`A test wrote to the console:\n${calls.join('\n')}`);
}

afterEach(check);
afterAll(check);
