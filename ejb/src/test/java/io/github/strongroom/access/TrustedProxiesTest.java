package io.github.strongroom.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private static final TrustedProxies PROXIES = TrustedProxies.of("10.0.0.7, 10.1.0.0/16,2001:db8::/64");

    @Test
    void headerOfAStrangerIsNotBelieved() {
        assertThat(PROXIES.clientOf("203.0.113.5", "198.51.100.1")).isEqualTo("203.0.113.5");
        assertThat(TrustedProxies.of("").clientOf("127.0.0.1", "198.51.100.1")).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.7 | 198.51.100.1 | 198.51.100.1",
                "10.0.0.7 | 203.0.113.66, 198.51.100.1 | 198.51.100.1",
                "10.0.0.7 | 203.0.113.66, 198.51.100.1, 10.1.2.3 | 198.51.100.1",
                "10.1.255.255 | 2001:DB8:1::0:5 | 2001:db8:1::5",
                "2001:db8::1 | [2001:db8:1::5]:443 | 2001:db8:1::5",
                "2001:db8:0:0:0:0:0:1 | 198.51.100.1:50123 | 198.51.100.1",
                "::ffff:10.0.0.7 | 198.51.100.1 | 198.51.100.1",
                "10.0.0.7 | '' | 10.0.0.7",
            })
    void trustedProxyNamesTheLastAddressThatIsNotAProxys(String peer, String forwarded, String client) {
        assertThat(PROXIES.clientOf(peer, forwarded)).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "<script>alert(1)</script>",
                "198.51.100.1 x",
                "*",
                "0x7f.1",
                "3232235777",
                "10.1-5.2.3",
                "localhost",
                "198.51.100.1/0",
                "fe80::1%eth0"
            })
    void whatIsNoAddressIsNotTakenForOne(String forwarded) {
        assertThat(PROXIES.clientOf("10.0.0.7", forwarded)).isEqualTo("10.0.0.7");
        assertThat(PROXIES.clientOf("10.0.0.7", forwarded + ", 198.51.100.9")).isEqualTo("198.51.100.9");
        assertThat(PROXIES.clientOf("10.0.0.7", forwarded + ", 10.1.2.3")).isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.com", "10.0.0", "10.0.0.0/33", "*", "10.0.0.7;10.0.0.8", "10.0.0.1-9"})
    void settingThatIsNeitherAddressNorNetworkIsRefused(String setting) {
        assertThatThrownBy(() -> TrustedProxies.of("10.0.0.7," + setting))
                .isInstanceOf(FaultException.class)
                .extracting(e -> ((FaultException) e).fault())
                .isEqualTo(Fault.PROXIES_MALFORMED);
    }
}
