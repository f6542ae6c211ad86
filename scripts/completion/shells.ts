/** A shell that can complete. */
export type Shell = "bash" | "zsh" | "fish";

export const SHELLS: readonly Shell[] = ["bash", "zsh", "fish"];

/** The hidden command that a shell asks what may come next. Each word goes with a colon before it: it is no option then. */
export const ASKED = "__complete";

/**
 * What a shell evaluates to complete `devops-platform`. What may come next is asked each time, so nothing in it grows old.
 * @param program path of `bin/devops-platform.mjs`
 */
export const scriptFor = (shell: Shell, program: string): string =>
  SCRIPTS[shell](`node '${program.replaceAll("'", shell === "fish" ? "\\'" : "'\\''")}' ${ASKED}`);

const SCRIPTS: Readonly<Record<Shell, (ask: string) => string>> = {
  // Works in the bash 3.2 that macOS has.
  bash: (ask) => `_devops_platform() {
  local line words=("\${COMP_WORDS[@]:1:COMP_CWORD}")
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY+=("\${line%%$'\\t'*}")
  done < <(${ask} "\${words[@]/#/:}" 2>/dev/null)
  [[ "\${COMPREPLY[0]}" == :files ]] || return 0
  COMPREPLY=()
  compopt -o filenames 2>/dev/null
  while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}")
}
complete -F _devops_platform devops-platform
`,
  zsh: (ask) => `_devops_platform() {
  local line
  local -a typed found
  typed=("\${(@)words[2,CURRENT]}")
  for line in "\${(@f)$(${ask} "\${(@)typed/#/:}" 2>/dev/null)}"; do
    [[ -n $line ]] && found+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  if [[ $found[1] == '\\:files:'* ]]; then _files; else _describe devops-platform found; fi
}
compdef _devops_platform devops-platform
`,
  fish: (ask) => `function __devops_platform_complete
  set -l typed (commandline -opc)[2..-1]
  set -l current (commandline -ct)
  set -l found (${ask} :$typed ":$current" 2>/dev/null)
  if string match -q ':files*' -- $found[1]
    __fish_complete_path $current
  else if test (count $found) -gt 0
    printf '%s\\n' $found
  end
end
complete -c devops-platform -f -a '(__devops_platform_complete)'
`,
};
