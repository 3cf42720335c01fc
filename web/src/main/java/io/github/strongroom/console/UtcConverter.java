package io.github.strongroom.console;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.FacesConverter;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Shows a time in UTC, to the second, the same for every visitor. For output alone. */
@FacesConverter("utc")
public class UtcConverter implements Converter<OffsetDateTime> {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    @Override
    public String getAsString(FacesContext context, UIComponent component, OffsetDateTime time) {
        return text(time);
    }

    /** The same for a sentence; empty for no time. */
    static String text(OffsetDateTime time) {
        return time == null ? "" : FORM.format(time.withOffsetSameInstant(ZoneOffset.UTC));
    }

    @Override
    public OffsetDateTime getAsObject(FacesContext context, UIComponent component, String text) {
        throw new UnsupportedOperationException("Times are only shown.");
    }
}
