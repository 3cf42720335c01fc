package io.github.strongroom.access;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import io.github.strongroom.bootstrap.BootstrapSettings;
import io.github.strongroom.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reverse proxies whose word about a client's address is believed. Anybody can send a header: what the peer says counts only if the
 * peer is one of these, and of the addresses in it the last that is not a trusted proxy's itself. Immutable.
 */
public final class TrustedProxies {

    private static final String SETTING = "SECRETS_TRUSTED_PROXIES";
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^\\]]+)](?::\\d+)?|([0-9.]+):\\d+");

    private static final IPAddressStringParameters ADDRESS = parameters(false);
    private static final IPAddressStringParameters NETWORK = parameters(true);

    private final List<IPAddress> networks;

    private TrustedProxies(List<IPAddress> networks) {
        this.networks = List.copyOf(networks);
    }

    private static IPAddressStringParameters parameters(boolean network) {
        return new IPAddressStringParameters.Builder()
                .allowEmpty(false)
                .allowAll(false)
                .allowSingleSegment(false)
                .allowWildcardedSeparator(false)
                .allowPrefix(network)
                .allowPrefixOnly(false)
                .allowMask(false)
                .setRangeOptions(inet.ipaddr.AddressStringParameters.RangeParameters.NO_RANGE)
                .getIPv4AddressParametersBuilder()
                .allow_inet_aton(false)
                .getParentBuilder()
                .getIPv6AddressParametersBuilder()
                .allowZone(false)
                .allowBase85(false)
                .getParentBuilder()
                .toParams();
    }

    /**
     * The proxies that {@code SECRETS_TRUSTED_PROXIES} names; none where it is not set.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0113} for what is neither an address nor a network
     */
    public static TrustedProxies of(BootstrapSettings settings) {
        return of(settings.find(SETTING).orElse(""));
    }

    static TrustedProxies of(String setting) {
        List<IPAddress> networks = new ArrayList<>();
        for (String each : setting.split(",")) {
            if (!each.isBlank()) {
                networks.add(parse(each, NETWORK)
                        .orElseThrow(() -> Fault.PROXIES_MALFORMED.with(each.strip()))
                        .toPrefixBlock());
            }
        }
        return new TrustedProxies(networks);
    }

    /**
     * The address of the client.
     *
     * @param peer who the connection comes from
     * @param forwarded what the peer has sent as {@code X-Forwarded-For}: addresses separated by commas, the nearest last; empty
     *     for nothing
     * @return the peer's own address unless a trusted proxy names another, in its canonical form; the nearest address that is known where
     *     what stands before it is not an address
     */
    String clientOf(String peer, String forwarded) {
        Optional<IPAddress> nearest = parse(peer.split("%")[0], ADDRESS);
        if (nearest.isEmpty() || !isTrusted(nearest.get())) {
            return peer;
        }
        IPAddress client = nearest.get();
        String[] hops = forwarded.isBlank() ? new String[0] : forwarded.split(",");
        for (int i = hops.length - 1; i >= 0 && isTrusted(client); i--) {
            Optional<IPAddress> hop = parse(withoutPort(hops[i].strip()), ADDRESS);
            if (hop.isEmpty()) {
                break;
            }
            client = hop.get();
        }
        return client.toCanonicalString();
    }

    private boolean isTrusted(IPAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static String withoutPort(String hop) {
        Matcher matcher = WITH_PORT.matcher(hop);
        if (!matcher.matches()) {
            return hop;
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    /** An IPv4 address that is written as an IPv6 one is the IPv4 address. */
    private static Optional<IPAddress> parse(String text, IPAddressStringParameters form) {
        IPAddress address = new IPAddressString(text.strip(), form).getAddress();
        if (address != null && address.isIPv6() && address.toIPv6().isIPv4Mapped()) {
            return Optional.of(address.toIPv6().getEmbeddedIPv4Address());
        }
        return Optional.ofNullable(address);
    }
}
