# What a fresh Debian 12 needs; sourced by cli/start.sh and tests/start.sh.
build_packages="gcc libc6-dev cmake ninja-build pkg-config libcsv-dev libxlsxwriter-dev libgsl-dev libcairo2-dev libpango1.0-dev
libpng-dev libexpat1-dev libminizip-dev zlib1g-dev libreadstat-dev libutf8proc-dev nettle-dev fonts-liberation fonts-dejavu-core"
test_packages="libcmocka-dev locales unzip"

# Installs those of the named packages that are missing, as root or with sudo.
install_missing() {
    missing=
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    echo "Installing:$missing"
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        as_root=sudo
        command -v sudo >/dev/null || { echo "Packages are missing: run this as root, or install sudo." >&2; exit 3; }
    fi
    # shellcheck disable=SC2086
    $as_root apt-get update -q && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
}
