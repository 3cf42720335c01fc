package io.github.strongroom.launcher;

import java.util.List;

/**
 * How a domain is set up. Without a word from the caller: free ports, reachable from this machine alone, 1 GiB of heap.
 *
 * @param httpPort 0 for a free one
 * @param adminPort 0 for a free one
 * @param httpAddress what the HTTP listener binds to; the other listeners stay on the loopback address
 * @param heap the server's {@code -Xmx}
 * @param jvmOptions more options of the server's JVM, an agent say
 */
public record DomainOptions(int httpPort, int adminPort, String httpAddress, String heap, List<String> jvmOptions) {

    static final String LOOPBACK = "127.0.0.1";

    public DomainOptions {
        jvmOptions = List.copyOf(jvmOptions);
    }

    public static DomainOptions defaults() {
        return new DomainOptions(0, 0, LOOPBACK, "1g", List.of());
    }

    public DomainOptions withHttpPort(int port) {
        return new DomainOptions(port, adminPort, httpAddress, heap, jvmOptions);
    }

    public DomainOptions withAdminPort(int port) {
        return new DomainOptions(httpPort, port, httpAddress, heap, jvmOptions);
    }

    /** The same with real ports in the place of zeros. */
    DomainOptions withPortsChosen() {
        List<Integer> free = FreePorts.pick(2);
        return withHttpPort(httpPort == 0 ? free.get(0) : httpPort)
                .withAdminPort(adminPort == 0 ? free.get(1) : adminPort);
    }
}
