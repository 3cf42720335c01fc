package io.github.strongroom.secret;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretConditionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "smtp.password;'smtp':* & 'password':*",
                "smtpPassword;'smtp':* & 'Password':*",
                " Mail   Räume ;'Mail':* & 'Räume':*",
                "a&b|c:*!d'e\\f;'a':* & 'b':* & 'c':* & 'd':* & 'e':* & 'f':*",
                "no\u00a0break\u201c;'no\u00a0break\u201c':*"
            })
    void wordsAreThoseOfTheStoredColumn(String text, String query) {
        assertThat(condition(text).parameters()).containsExactly(query);
    }

    @Test
    void searchIsBoundedInWordsAndInTheirLength() {
        assertThat(condition("w".repeat(5000)).parameters()).containsExactly("'" + "w".repeat(100) + "':*");
        assertThat(condition("a ".repeat(5000)).parameters().get(0).toString().split("&"))
                .hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "&|!", "_-_", "'"})
    void textWithoutAWordFindsNothing(String text) {
        assertThat(condition(text).sql()).contains("false");
        assertThat(condition(text).parameters()).isEmpty();
    }

    @Property
    void whateverIsTypedIsAParameterAndNeverPartOfTheStatement(@ForAll String text) {
        SecretCondition condition = SecretCondition.of(new SecretFilter(text, text, null, null, text, text, null));

        assertThat(condition.sql()).matches("[a-z0-9_.?@>=\\[\\]()'\\\\,* EN]*");
    }

    @Test
    void deletedOnesAreFoundOnlyWhereTheyAreMeant() {
        assertThat(SecretCondition.of(SecretFilter.ALL).sql()).isEqualTo("s.deleted_at is null");
        assertThat(SecretCondition.of(new SecretFilter(null, null, null, Status.DELETED, null, null, null))
                        .sql())
                .isEqualTo("s.deleted_at is not null");
    }

    private static SecretCondition condition(String text) {
        return SecretCondition.of(new SecretFilter(text, null, null, null, null, null, null));
    }
}
