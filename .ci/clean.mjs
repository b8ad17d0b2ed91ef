// tsc never deletes: without this a file removed from src/ would live on in dist/ and be published.
import { rmSync } from 'node:fs';

rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });
