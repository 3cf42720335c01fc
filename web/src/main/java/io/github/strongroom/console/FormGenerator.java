package io.github.strongroom.console;

import io.github.strongroom.keyring.SecretValue;
import io.github.strongroom.secret.GeneratedValue;
import java.io.Serializable;
import java.util.List;

/** What kind of value Strongroom is to make when the form is saved. The value itself never comes here. */
public class FormGenerator implements Serializable {

    private static final long serialVersionUID = 1L;

    private boolean wanted;
    private GeneratedValue kind = GeneratedValue.PASSWORD;
    private String length = Integer.toString(GeneratedValue.DEFAULT_LENGTH);

    /**
     * A fresh value.
     *
     * @throws io.github.strongroom.fault.FaultException {@code STR-0208} for a length that is not acceptable
     */
    SecretValue make() {
        return kind.of(WholeNumber.of("length", length).orElse(GeneratedValue.DEFAULT_LENGTH));
    }

    public List<GeneratedValue> getKinds() {
        return List.of(GeneratedValue.values());
    }

    /** What a kind is called in the form. */
    public String label(GeneratedValue one) {
        return switch (one) {
            case PASSWORD -> "Password: letters and digits";
            case PASSWORD_WITH_SYMBOLS -> "Password with symbols";
            case KEY_BASE64 -> "Key: random bytes in base64";
            case KEY_BASE64URL -> "Key: random bytes in base64url";
            case KEY_HEX -> "Key: random bytes in hexadecimal";
        };
    }

    /** Whether the value is to be made, and not the one that is typed. */
    public boolean isWanted() {
        return wanted;
    }

    public void setWanted(boolean wanted) {
        this.wanted = wanted;
    }

    public GeneratedValue getKind() {
        return kind;
    }

    public void setKind(GeneratedValue kind) {
        this.kind = kind;
    }

    public String getLength() {
        return length;
    }

    public void setLength(String length) {
        this.length = length;
    }
}
