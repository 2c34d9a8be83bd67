# Where the JDKs of this machine are. To be sourced by bash.

newer_from=22

# The home of the JDK that Maven takes if nothing is said; empty if there is none.
default_jdk() {
    if [[ -n "${JAVA_HOME:-}" && -x "${JAVA_HOME:-}/bin/javac" ]]; then
        echo "$JAVA_HOME"
    elif command -v javac >/dev/null; then
        dirname "$(dirname "$(readlink -f "$(command -v javac)")")"
    fi
}

# "25.0.3" of "javac 25.0.3"
version_of() {
    "$1/bin/javac" -version 2>&1 | sed -n 's/^javac //p'
}

major_of() {
    version_of "$1" | sed 's/[^0-9].*//'
}

# The home of the newest JDK that is new enough; empty if there is none.
newest_jdk() {
    local home major newest="" newest_major=$((newer_from - 1)) variable
    local homes=(/usr/lib/jvm/*)
    for variable in "${!JAVA_HOME@}"; do
        homes+=("${!variable}")
    done
    for home in "${homes[@]}"; do
        [[ -x "$home/bin/javac" ]] || continue
        major=$(major_of "$home")
        if [[ -n "$major" ]] && ((major > newest_major)); then
            newest=$home newest_major=$major
        fi
    done
    echo "$newest"
}
