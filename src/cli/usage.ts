import type { Command, CommanderError } from 'commander';
import { nearest } from '../core/text.ts';
import type { Message } from '../locale/catalogue.ts';

/** What stands between quotation marks in commander's own sentence: the option, argument or command at fault. */
const quoted = (message: string): string => /'([^']*)'/.exec(message)?.[1] ?? '';

/** The command that the arguments name, as far as they name one; the program itself where they name none. */
function commandWritten(program: Command, args: readonly string[]): Command {
  for (const [index, arg] of args.entries()) {
    const command = program.commands.find((each) => each.name() === arg);
    if (command) return commandWritten(command, args.slice(index + 1));
  }
  return program;
}

/** `rules list`: a command with the one that it belongs to, without the program's name. */
const nameOf = (command: Command): string =>
  command.parent?.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();

/** Commander's complaint as one of our messages: `args` are what the user wrote. */
export function usageMessage(
  { code, message }: CommanderError,
  program: Command,
  args: readonly string[],
): Message {
  const [first = ''] = args;
  const written = commandWritten(program, args);
  // A command that has commands of its own, or the program itself, has not been given one of them.
  const group = written.commands.length > 0 ? written : program;
  const commands = group.commands.map((command) => command.name());
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
      if (written.commands.length === 0) return { code: 'usage-excess', args: { command: nameOf(written) } };
      const command = code === 'commander.unknownCommand' ? quoted(message) : first;
      const of = group === program ? {} : { of: nameOf(group) };
      return {
        code: 'usage-command',
        args: { command, near: nearest(command, commands) ?? '', commands, ...of },
      };
    }
    default:
      return { code: 'usage', args: { detail: message.replace(/^error: /, '') } };
  }
}
