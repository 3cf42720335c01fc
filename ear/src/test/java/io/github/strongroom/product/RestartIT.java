package io.github.strongroom.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Issue 2, claim 6: static injection works after a real restart of the server, in whose start applications come first. */
@ExtendWith(Product.class)
class RestartIT {

    private final Product product;

    RestartIT(Product product) {
        this.product = product;
    }

    @Test
    void staticInjectionHasTheStoredValueAfterARestartOfTheServer() {
        product.admin().put("probe.static", "stored ${before} the restart");
        product.admin().put("sample.greeting", "stored too");

        product.restart();

        assertThat(Api.get(product.url("/probe/api/static")).json().getString("value"))
                .isEqualTo("stored ${before} the restart");
        assertThat(Api.get(product.url("/sample/api/values")).json().getString("greetingAtStart"))
                .isEqualTo("stored too");
        assertThat(product.readByApplication("probe.static")).isEqualTo("stored ${before} the restart");
    }
}
