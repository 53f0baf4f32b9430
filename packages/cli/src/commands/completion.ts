// `tailrace completion SHELL`: scripts made from the command tree itself, so that they cannot fall behind it.
// They complete commands, flags and the values of flags that are a fixed set or a file; nothing is asked of a cluster.
import type { Command, Option } from 'commander';
import type { CommandContext } from './command-context.ts';

interface CompletedFlag {
  /** `--output` and `-o`. */
  readonly names: readonly string[];
  readonly description: string;
  readonly takesValue: boolean;
  readonly values: readonly string[];
  readonly isFile: boolean;
}

interface CompletedCommand {
  /** Words after the program's name: empty for the program itself, `drains add`. */
  readonly path: string;
  readonly subcommands: readonly { readonly name: string; readonly description: string }[];
  readonly flags: readonly CompletedFlag[];
  /** Values of the first argument, where they are a fixed set. */
  readonly values: readonly string[];
}

/** Prints the script for a shell. */
export function printCompletion(
  shell: 'bash' | 'zsh' | 'fish',
  program: Command,
  context: CommandContext,
): void {
  const commands = describeTree(program, '');
  const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };
  context.output.stdout.write(scripts[shell](commands));
}

function describeTree(command: Command, path: string): readonly CompletedCommand[] {
  const help = command.createHelp();
  const subcommands = help.visibleCommands(command);
  const described: CompletedCommand = {
    path,
    subcommands: subcommands.map((each) => ({
      name: each.name(),
      description: firstSentence(each.description()),
    })),
    flags: help.visibleOptions(command).map(describeFlag),
    values: command.registeredArguments[0]?.argChoices ?? [],
  };
  const below = command.commands.flatMap((each) => describeTree(each, `${path} ${each.name()}`.trim()));
  return [described, ...below];
}

function describeFlag(option: Option): CompletedFlag {
  return {
    names: [option.long, option.short].filter((name) => typeof name === 'string'),
    description: firstSentence(option.description),
    takesValue: option.required || option.optional,
    values: option.argChoices ?? [],
    isFile: /<(file|dir)>/i.test(option.flags),
  };
}

/** Short enough for one line of a menu, and without the characters that the shells' formats give a meaning to. */
function firstSentence(text: string): string {
  return text.replace(/[.\n][\s\S]*$/, '').replace(/["'`$\\[\]]/g, '');
}

function bashScript(commands: readonly CompletedCommand[]): string {
  const values = valueCases(commands, (flag) => {
    return flag.isFile
      ? 'COMPREPLY=($(compgen -f -- "$cur")); return'
      : `COMPREPLY=($(compgen -W "${flag.values.join(' ')}" -- "$cur")); return`;
  });
  const words = commands.map((command) => {
    const all = [
      ...command.subcommands.map(({ name }) => name),
      ...command.values,
      ...command.flags.flatMap(({ names }) => names),
    ];
    return `    "${command.path}") words="${all.join(' ')}" ;;`;
  });
  return `# bash completion for tailrace; use it with: source <(tailrace completion bash)
_tailrace() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" at="" words="" i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${at:+$at }\${COMP_WORDS[i]}" in
      ${pathPattern(commands)}) at="\${at:+$at }\${COMP_WORDS[i]}" ;;
    esac
  done
  case "$at:$prev" in
${values}
  esac
  case "$at" in
${words.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -F _tailrace tailrace
`;
}

function zshScript(commands: readonly CompletedCommand[]): string {
  const values = valueCases(commands, (flag) =>
    flag.isFile ? '_files; return' : `compadd -- ${flag.values.join(' ')}; return`,
  );
  const items = commands.map((command) => {
    const names = [
      ...command.subcommands.map(({ name, description }) => `'${name}:${description}'`),
      ...command.values.map((value) => `'${value}'`),
    ];
    const flags = command.flags.flatMap((flag) => flag.names.map((name) => `'${name}:${flag.description}'`));
    return `    "${command.path}") names=(${names.join(' ')}); flags=(${flags.join(' ')}) ;;`;
  });
  return `#compdef tailrace
# zsh completion for tailrace; put it into a directory of $fpath as _tailrace
_tailrace() {
  local at="" i
  local -a names flags
  for ((i = 2; i < CURRENT; i++)); do
    case "\${at:+$at }\${words[i]}" in
      ${pathPattern(commands)}) at="\${at:+$at }\${words[i]}" ;;
    esac
  done
  case "$at:\${words[CURRENT-1]}" in
${values}
  esac
  case "$at" in
${items.join('\n')}
  esac
  if [[ "\${words[CURRENT]}" == -* ]]; then
    _describe -o 'flag' flags
  else
    _describe 'command' names
  fi
}
if [[ "\${funcstack[1]}" == "_tailrace" ]]; then
  _tailrace "$@"
else
  compdef _tailrace tailrace
fi
`;
}

function fishScript(commands: readonly CompletedCommand[]): string {
  const lines = commands.flatMap((command) => {
    const at = `complete -c tailrace -n '__tailrace_at "${command.path}"'`;
    return [
      ...command.subcommands.map(({ name, description }) => `${at} -a ${name} -d '${description}'`),
      ...command.values.map((value) => `${at} -a ${value}`),
      ...command.flags.map((flag) => `${at}${fishFlag(flag)} -d '${flag.description}'`),
    ];
  });
  const paths = commands.filter(({ path }) => path !== '').map(({ path }) => `'${path}'`);
  return `# fish completion for tailrace; put it into ~/.config/fish/completions/tailrace.fish
function __tailrace_at
  set -l at ''
  for word in (commandline -opc)[2..-1]
    set -l next (string trim -- "$at $word")
    if contains -- "$next" ${paths.join(' ')}
      set at "$next"
    end
  end
  test "$at" = "$argv[1]"
end
complete -c tailrace -f
${lines.join('\n')}
`;
}

function fishFlag(flag: CompletedFlag): string {
  const names = flag.names.map((name) =>
    name.startsWith('--') ? ` -l ${name.slice(2)}` : ` -s ${name.slice(1)}`,
  );
  if (flag.isFile) return `${names.join('')} -r -F`;
  if (flag.values.length > 0) return `${names.join('')} -x -a '${flag.values.join(' ')}'`;
  return names.join('') + (flag.takesValue ? ' -x' : '');
}

/** A shell pattern of every command path. */
function pathPattern(commands: readonly CompletedCommand[]): string {
  return commands
    .filter(({ path }) => path !== '')
    .map(({ path }) => `"${path}"`)
    .join('|');
}

/** Case branches `"path:flag") body ;;` for flags that take a value; one that is free text completes to nothing. */
function valueCases(commands: readonly CompletedCommand[], body: (flag: CompletedFlag) => string): string {
  const branches = commands.flatMap(({ path, flags }) =>
    flags
      .filter(({ takesValue }) => takesValue)
      .map((flag) => {
        const pattern = flag.names.map((name) => `"${path}:${name}"`).join('|');
        const hasCompletion = flag.isFile || flag.values.length > 0;
        return `    ${pattern}) ${hasCompletion ? body(flag) : 'return'} ;;`;
      }),
  );
  return branches.join('\n');
}
