#!/bin/sh
# Install what the tests in editors need and pip can't give: Emacs, Vim with ALE, Chromium, a font with emoji, Helix.
#
# Where something can't be installed, this says so and ends well all the same: its tests then skip (in CI they fail).
# What is there already is left alone; where everything is, nothing is fetched.
set -u
export LC_ALL=C DEBIAN_FRONTEND=noninteractive
root=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
helix=$root/.venv-helix # git-ignored, and removed by make clean
work=
trap 'test -z "$work" || rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

say() { echo "$*" >&2; }
has() { command -v "$1" >/dev/null 2>&1; }
installed() { test "$(dpkg-query --show --showformat '${db:Status-Status}' "$1" 2>/dev/null)" = installed; }
has_eglot() { has emacs && emacs --batch --eval '(unless (locate-library "eglot") (kill-emacs 1))' 2>/dev/null; }
packaged() { apt-cache policy "$1" 2>/dev/null | grep -q '^  Candidate: [^(]'; }

# Run a command that says much; show its last words only where it fails.
quietly() {
  "$@" >"$work/log" 2>&1 && return
  tail -n 5 "$work/log" >&2
  return 1
}

as_root() {
  if test "$(id -u)" -eq 0; then "$@"; else sudo -n -E "$@"; fi
}

# What of $1, a list of packages, is not installed yet.
wanting() {
  for package in $1; do installed "$package" || printf '%s ' "$package"; done
}

install_packages() {
  if ! has emacs && packaged emacs-nox; then packages="$packages emacs-nox"; fi
  # Emacs has had eglot since 29; before that it is a package of its own.
  if ! has_eglot && packaged elpa-eglot; then packages="$packages elpa-eglot"; fi
  available=
  for package in $(wanting "$packages"); do
    if packaged "$package"; then available="$available $package"; else say "Not packaged for this system: $package"; fi
  done
  test -n "$available" || return 0
  say "Installing with apt-get (once):$available"
  # shellcheck disable=SC2086 # a list of words
  quietly as_root apt-get install --yes --no-install-recommends $available || say "They could not be installed."
}

# Debian 13's Helix, with the C library that it was built for, in a folder of its own: nothing else on the machine
# sees either.  The mirror is the one that this machine's own sources name, and apt checks the signatures.
unpack_helix() {
  # shellcheck disable=SC2016 # apt expands these
  mirror=$(apt-get indextargets --format '$(REPO_URI) $(ORIGIN)|$(LABEL)' 'Created-By: Packages' 2>/dev/null |
    sed -n 's/ Debian|Debian$//p' | head -n 1)
  keys=/usr/share/keyrings/debian-archive-keyring.gpg
  if test -z "$mirror" || ! test -r "$keys"; then
    say "Helix is not packaged for this system; install it so that hx is on the PATH."
    return
  fi
  say "Fetching Helix into ${helix##*/} (once)"
  mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/parts" "$work/packages" "$work/root"
  printf 'Types: deb\nURIs: %s\nSuites: trixie\nComponents: main\nSigned-By: %s\n' "$mirror" "$keys" >"$work/13.sources"
  set -- -o "Dir::Etc::sourcelist=$work/13.sources" -o "Dir::Etc::sourceparts=$work/parts" \
    -o "Dir::State::lists=$work/lists" -o "Dir::Cache=$work/cache" -o APT::Sandbox::User=root -o Acquire::Languages=none
  if ! { quietly apt-get "$@" update && quietly download "$@"; }; then
    say "Helix could not be fetched."
    return
  fi
  for package in "$work"/packages/*.deb; do
    quietly dpkg-deb --extract "$package" "$work/root" || return
  done
  mkdir "$work/root/bin" || return
  cat >"$work/root/bin/hx" <<'WRAPPER'
#!/bin/sh
# Helix from Debian 13 with its own C library.
root=$(cd "$(dirname "$0")/.." && pwd)
for loader in "$root"/usr/lib/*/ld-linux*.so*; do break; done
HELIX_RUNTIME=$root/usr/lib/hx/runtime
export HELIX_RUNTIME
exec "$loader" --library-path "${loader%/*}" "$root/usr/lib/hx/hx" "$@"
WRAPPER
  chmod +x "$work/root/bin/hx"
  if quietly "$work/root/bin/hx" --version; then
    rm -rf "$helix" && mv "$work/root" "$helix"
  else
    say "Debian 13's Helix does not run on this system."
  fi
}

# Fetch Helix and its libraries with apt-get and the options given.
download() {
  (cd "$work/packages" && apt-get "$@" download hx/trixie libc6/trixie libgcc-s1/trixie)
}

if ! has apt-get || ! has dpkg-query; then
  say "This system has no apt-get; the editors that are installed are tested (Emacs, Vim with ALE, Helix, Chromium)."
  exit 0
fi

packages="vim vim-ale elpa-markdown-mode elpa-lsp-mode chromium fonts-noto-color-emoji"
test -z "$(wanting "$packages")" && has_eglot && { has hx || test -x "$helix/bin/hx"; } && exit 0

work=$(mktemp -d) || exit 1
if test "$(id -u)" -eq 0 || sudo -n true 2>/dev/null; then
  quietly as_root apt-get update || say "apt-get update failed; trying with what is known."
  has hx || test -x "$helix/bin/hx" || { packaged hx && packages="$packages hx"; }
  install_packages
else
  say "Not root, and sudo asks for a password; not installed: $(wanting "$packages")"
fi
has hx || test -x "$helix/bin/hx" || unpack_helix
exit 0
