package io.github.strongroom.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.strongroom.secret.Flag;
import io.github.strongroom.secret.Kind;
import io.github.strongroom.secret.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFiltersTest {

    @Test
    void filtersComeBackFromTheirAddress() {
        SecretFilters filters = new SecretFilters();
        filters.getGiven().put("q", "a&b=c #1+2");
        filters.getGiven().put("owner", "T\u00eate");
        filters.getGiven().put("status", "");

        assertThat(filters.getQuery()).isEqualTo("q=a%26b%3Dc%20%231%2B2&owner=T%C3%AAte");
        assertThat(SecretFilters.of(filters.getQuery()).filter()).isEqualTo(filters.filter());
    }

    @Test
    void eachFilterIsOneOfTheVaults() {
        SecretFilters filters = SecretFilters.of("q=x&category=C&kind=secret&status=DELETED&flag=REUSED&tag=t&owner=o");

        assertThat(filters.filter().text()).isEqualTo("x");
        assertThat(filters.filter().category()).isEqualTo("C");
        assertThat(filters.filter().kind()).isEqualTo(Kind.SECRET);
        assertThat(filters.filter().status()).isEqualTo(Status.DELETED);
        assertThat(filters.filter().flag()).isEqualTo(Flag.REUSED);
        assertThat(filters.filter().tag()).isEqualTo("t");
        assertThat(filters.filter().owner()).isEqualTo("o");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "//evil.example",
                "name=x",
                "faces-redirect=true",
                "q",
                "&&",
                "q=",
                "q=%zz",
                "page=",
                "page=x",
                "page=-3",
                "rows=7"
            })
    void whatIsNoFilterIsDropped(String query) {
        SecretFilters filters = SecretFilters.of(query);

        assertThat(filters.isAny()).isFalse();
        assertThat(filters.getAddress()).isEqualTo("/secrets");
    }

    @Test
    void oneFilterIsSetAnewAndTheOthersStay() {
        SecretFilters filters = SecretFilters.of("q=x&category=C");

        assertThat(filters.with("category", "D E")).isEqualTo("/secrets?q=x&category=D%20E");
        assertThat(filters.with("category", "")).isEqualTo("/secrets?q=x");
        assertThat(filters.getQuery()).isEqualTo("q=x&category=C");
    }

    @Test
    void pageOfASecretLeadsBackToTheListItWasFoundIn() {
        SecretAddress address = new SecretAddress();
        address.setName("a b");
        address.setList("q=x&category=C D&evil=1");

        assertThat(address.getPage()).isEqualTo("/secret?name=a%20b&list=q%3Dx%26category%3DC%2520D");
        assertThat(address.getBack()).isEqualTo("/secrets?q=x&category=C%20D");
    }

    @Test
    void pageIsKeptOnTheWayBackAndIsNoFilter() {
        SecretAddress address = new SecretAddress();
        address.setList("q=x&page=3&rows=50");

        assertThat(address.getBack()).isEqualTo("/secrets?q=x&page=3&rows=50");
        assertThat(SecretFilters.of("page=3").isAny()).isFalse();
        assertThat(SecretFilters.of("page=3&rows=50").first()).isEqualTo(100);
        assertThat(SecretFilters.of("page=99999999999").first()).isZero();
        assertThat(SecretFilters.of("page=2147483647&rows=100").first()).isPositive();
    }

    @Test
    void anotherFilterBeginsAtTheFirstPage() {
        assertThat(SecretFilters.of("q=x&page=3&rows=50").with("category", "C"))
                .isEqualTo("/secrets?q=x&category=C&rows=50");
    }
}
