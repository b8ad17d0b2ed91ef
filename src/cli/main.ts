import { EXIT_CODES } from '../audit/status.ts';
import type { Catalogue } from '../locale/catalogue.ts';
import { catalogueFor, languageOf } from './language.ts';
import { messagesOf, processStreams, type Streams, tell } from './streams.ts';
import { version } from './version.ts';

/**
 * Runs the program with its arguments (without node and script) and returns the exit code.
 * A known failure is told in sentences and gives exit code 2.
 */
export async function main(
  args: readonly string[],
  streams: Streams = processStreams(),
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<number> {
  let catalogue: Catalogue | undefined;
  try {
    // Whoever asks for the version alone need not wait for the commands to be loaded.
    if (args.length === 1 && args[0] === '--version') {
      streams.write(`${await version()}\n`);
      await streams.settled();
      return EXIT_CODES.pass;
    }
    catalogue = await catalogueFor(await languageOf(args, environment));
    const { runProgram } = await import('./program.ts');
    const code = await runProgram(args, catalogue, streams, environment.CADRE_AUDIT_PASSWORD);
    await streams.settled();
    return code;
  } catch (error) {
    tell(messagesOf(error), catalogue ?? (await catalogueFor()), streams);
    return EXIT_CODES.notMade;
  }
}
