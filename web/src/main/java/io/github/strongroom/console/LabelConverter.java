package io.github.strongroom.console;

import io.github.strongroom.secret.Flag;
import io.github.strongroom.secret.ValueType;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.FacesConverter;
import java.util.Locale;

/** Shows a constant as a word for people. For output alone. */
@FacesConverter("label")
public class LabelConverter implements Converter<Enum<?>> {

    @Override
    public String getAsString(FacesContext context, UIComponent component, Enum<?> constant) {
        if (constant instanceof ValueType type) {
            return type.label();
        }
        return constant instanceof Flag flag ? label(flag) : word(constant);
    }

    static String word(Enum<?> constant) {
        return constant == null
                ? ""
                : constant.name().charAt(0)
                        + constant.name().substring(1).replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    static String label(Flag flag) {
        return switch (flag) {
            case REUSED -> "Reused value";
            case ROTATION_DUE -> "Rotation due";
            case UNCHANGED_SINCE_IMPORT -> "Unchanged since import";
            case CERTIFICATE_ENDING -> "Certificate ends soon";
            case TAMPERED -> "Changed outside Strongroom";
        };
    }

    @Override
    public Enum<?> getAsObject(FacesContext context, UIComponent component, String text) {
        throw new UnsupportedOperationException("Constants are only shown.");
    }
}
