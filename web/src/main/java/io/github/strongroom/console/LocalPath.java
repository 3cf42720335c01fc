package io.github.strongroom.console;

/** Where a visitor goes after signing in: always a page of this console, whatever the address asked for. */
final class LocalPath {

    private LocalPath() {}

    /**
     * The wanted path below the context root, with its query; {@code "/"} in place of anything that could lead elsewhere: another
     * host, another scheme, a header of its own, or a path out of the console.
     */
    static String of(String wanted) {
        boolean safe = wanted != null
                && wanted.startsWith("/")
                && !wanted.startsWith("//")
                && !wanted.contains("..")
                && wanted.chars().allMatch(LocalPath::harmless);
        return safe && !wanted.startsWith("/sign-in") ? wanted : "/";
    }

    private static boolean harmless(int c) {
        return c > ' ' && c < 0x7f && c != '\\' && c != '"' && c != '<' && c != '>';
    }
}
