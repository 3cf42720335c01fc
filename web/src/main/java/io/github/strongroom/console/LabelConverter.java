package io.github.strongroom.console;

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
        return constant == null
                ? ""
                : constant.name().charAt(0)
                        + constant.name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public Enum<?> getAsObject(FacesContext context, UIComponent component, String text) {
        throw new UnsupportedOperationException("Constants are only shown.");
    }
}
