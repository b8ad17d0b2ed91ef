import type { CommanderError } from 'commander';
import { nearest } from '../core/text.ts';
import type { Message } from '../locale/catalogue.ts';

/** What stands between quotation marks in commander's own sentence: the option, argument or command at fault. */
const quoted = (message: string): string => /'([^']*)'/.exec(message)?.[1] ?? '';

/** Commander's complaint as one of our messages. `commands` are the names of the program's commands. */
export function usageMessage(
  { code, message }: CommanderError,
  args: readonly string[],
  commands: readonly string[],
): Message {
  const [first = ''] = args;
  switch (code) {
    case 'commander.unknownOption':
      return {
        code: 'usage-option',
        args: { option: quoted(message), near: /Did you mean (\S+?)\?/.exec(message)?.[1] ?? '' },
      };
    case 'commander.missingArgument':
      return { code: 'usage-argument', args: { argument: quoted(message) } };
    case 'commander.optionMissingArgument':
      return { code: 'usage-value', args: { option: quoted(message) } };
    case 'commander.unknownCommand':
    case 'commander.excessArguments': {
      const command = code === 'commander.unknownCommand' ? quoted(message) : first;
      return commands.includes(command)
        ? { code: 'usage-excess', args: { command } }
        : { code: 'usage-command', args: { command, near: nearest(command, commands) ?? '', commands } };
    }
    default:
      return { code: 'usage', args: { detail: message.replace(/^error: /, '') } };
  }
}
