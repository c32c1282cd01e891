# SPDX-License-Identifier: MIT
# Completion for zsh, in a zsh that somebody types into: options and their values, scripts.
. tests/lib/check.sh
command -v zsh >/dev/null || skip 'zsh is not installed'

mkdir "$tmp/bin" "$tmp/dir"
ln -s "$(readlink -f "$ECO")" "$tmp/bin/eco"
touch "$tmp/dir/alpha.lua" "$tmp/dir/alpha.txt"

# Reads lines, completes each in a zsh on a terminal, and prints what it becomes.
cat >"$tmp/type.zsh" <<'END'
zmodload zsh/zpty
zpty typed zsh -f -i
zpty -w typed "PS1= PROMPT_SP= ; stty -echo; fpath=($1 \$fpath); path=($2/bin \$path); cd $2/dir
    autoload -U compinit && compinit -u -D; zstyle ':completion:*' list-prompts ''
    show() { print -r -- \"<line>\$BUFFER</line>\"; BUFFER=; zle accept-line }; zle -N show
    bindkey '^T' complete-word '^X' show; print ready"
zpty -r typed line $'*ready[\r\n]*'
while read -r typed; do
    zpty -w -n typed "$typed"$'\x14\x18'
    zpty -r typed line '*<line>*</line>*'
    line=${${line##*<line>}%%</line>*}
    print -r -- "$typed > ${line% }"
done
zpty -d typed
END

want='eco --ver > eco --version
eco --exec > eco --execute
eco -l eco.sock > eco -l eco.socket
eco -j of > eco -j off
eco --selft > eco --selftest
eco --target aar > eco --target aarch64
eco --target mips alpha.t > eco --target mips alpha.txt
eco al > eco alpha.lua
eco -i al > eco -i alpha.lua
eco alpha.lua alpha.t > eco alpha.lua alpha.txt'
printf '%s\n' "$want" | sed 's/ >.*//' >"$tmp/lines"
run timeout 40 zsh -f "$tmp/type.zsh" "$PWD/packaging/completions" "$tmp" <"$tmp/lines"
is stdout "$out" "$want"
