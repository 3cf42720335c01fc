package io.github.strongroom.audit;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name of this server: instance and machine, for the rows that it writes and the work that it does. */
public final class ServerName {

    public static final String CURRENT = System.getProperty("com.sun.aas.instanceName", "server") + "@" + host();

    private ServerName() {}

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown-host";
        }
    }
}
