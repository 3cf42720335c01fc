package io.github.strongroom.audit;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name of this server: instance and machine, for the rows that it writes. */
final class ServerName {

    static final String CURRENT = System.getProperty("com.sun.aas.instanceName", "server") + "@" + host();

    private ServerName() {}

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown-host";
        }
    }
}
