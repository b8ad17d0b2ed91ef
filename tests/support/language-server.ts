import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

interface Mark {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number } };
}

/** What an editor shows of one file. */
export interface Editor {
  /** The mistakes that are marked in a text, as `line: message`. It stands beside a file, if one is named. */
  marksIn(text: string, path?: string): Promise<readonly string[]>;
  /** The words that are offered at the mark `|` of a text. */
  completionsAt(text: string): Promise<string[]>;
  close(): void;
}

/**
 * Starts yaml-language-server as an editor does, with a JSON Schema for all YAML files. Takes the schema's path.
 * What it is asked waits for the answer: it is the editor's protocol (LSP 3.17) over standard input and output.
 */
export async function openEditor(schema: string): Promise<Editor> {
  const require = createRequire(import.meta.url);
  const bin = require.resolve('yaml-language-server/bin/yaml-language-server');
  const server = spawn(process.execPath, [bin, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = new Map<string, (value: unknown) => void>();
  const answered = (key: string) => new Promise<unknown>((resolve) => waiting.set(key, resolve));
  const send = (message: Message) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const settings = {
    yaml: { schemas: { [pathToFileURL(schema).href]: '*.yaml' }, validate: true, completion: true },
  };
  readMessages(server.stdout, ({ id, method, params, result }) => {
    if (method === 'workspace/configuration' && id !== undefined) {
      const { items } = params as { items: readonly { section: string }[] };
      send({ id, result: items.map(({ section }) => (section === 'yaml' ? settings.yaml : null)) });
    } else if (method !== undefined && id !== undefined) send({ id, result: null });
    else if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: unknown };
      waiting.get(uri)?.(diagnostics);
    } else waiting.get(String(id))?.(result);
  });
  let last = 0;
  const ask = (method: string, params: unknown): Promise<unknown> => {
    const id = ++last;
    const answer = answered(String(id));
    send({ id, method, params });
    return answer;
  };
  const tell = (method: string, params: unknown) => send({ method, params });
  const open = (text: string, path = '/rulebooks/rulebook.yaml'): string => {
    const uri = pathToFileURL(path.replace(/yaml$/, `${++last}.yaml`)).href;
    tell('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
    return uri;
  };
  await ask('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { workspace: { configuration: true } },
  });
  tell('initialized', {});
  tell('workspace/didChangeConfiguration', { settings });
  return {
    async marksIn(text, path) {
      const uri = open(text, path);
      const marks = (await answered(uri)) as readonly Mark[];
      return marks.map(({ message, range }) => `${range.start.line + 1}: ${message}`);
    },
    async completionsAt(marked) {
      const before = marked.slice(0, marked.indexOf('|')).split('\n');
      const position = { line: before.length - 1, character: (before.at(-1) as string).length };
      const textDocument = { uri: open(marked.replace('|', '')) };
      const { items } = (await ask('textDocument/completion', { textDocument, position })) as {
        items: readonly { label: string }[];
      };
      return items.map(({ label }) => label);
    },
    close: () => server.kill(),
  };
}

/** Takes a stream of LSP messages apart: each has its length in bytes before it. */
function readMessages(stream: NodeJS.ReadableStream, take: (message: Message) => void): void {
  let buffer = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const end = buffer.indexOf('\r\n\r\n');
      const length = Number(
        /Content-Length: (\d+)/i.exec(buffer.subarray(0, Math.max(0, end)).toString())?.[1],
      );
      if (end < 0 || !(buffer.length >= end + 4 + length)) return;
      const body = buffer.subarray(end + 4, end + 4 + length);
      buffer = buffer.subarray(end + 4 + length);
      take(JSON.parse(body.toString()) as Message);
    }
  });
}
