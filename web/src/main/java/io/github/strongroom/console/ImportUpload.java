package io.github.strongroom.console;

import io.github.strongroom.fault.FaultException;
import io.github.strongroom.transfer.ImportFormat;
import io.github.strongroom.transfer.ImportOptions;
import io.github.strongroom.transfer.ImportPlan;
import io.github.strongroom.transfer.ImportPreviews;
import io.github.strongroom.transfer.ImportText;
import io.github.strongroom.transfer.Imports;
import io.github.strongroom.transfer.Naming;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The first step of an import: a file or a text comes in. It lives for one request, and with it what came in. */
@Named
@RequestScoped
public class ImportUpload {

    @Inject
    private Imports imports;

    @Inject
    private ImportPreviews previews;

    private Part file;
    private String text = "";
    private ImportFormat format;
    private Naming naming = Naming.DOTTED;

    /** Reads what came in and goes on to its preview. */
    public String preview() {
        try {
            return shown(isUploaded() ? ofFile() : ofText());
        } catch (FaultException e) {
            FaultMessage.show(e);
            return null;
        }
    }

    /** Looks at what the running server has configured and goes on to its preview. */
    public String previewServer() {
        try {
            return shown(imports.previewServer(Imports.SERVER, ImportOptions.of(naming)));
        } catch (FaultException e) {
            FaultMessage.show(e);
            return null;
        }
    }

    private String shown(ImportPlan plan) {
        return "/import?faces-redirect=true&preview=" + previews.hold(plan);
    }

    private boolean isUploaded() {
        return file != null && file.getSize() > 0;
    }

    private ImportPlan ofFile() {
        String name = file.getSubmittedFileName();
        ImportFormat chosen = format == null ? ImportFormat.ofFile(name) : format;
        try (InputStream content = file.getInputStream()) {
            return imports.preview(
                    chosen.label() + " file " + name, chosen, ImportText.bounded(content), ImportOptions.of(naming));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ImportPlan ofText() {
        ImportFormat guess = text.stripLeading().startsWith("{") ? ImportFormat.JSON : ImportFormat.ENV;
        ImportFormat chosen = format == null ? guess : format;
        return imports.preview(
                chosen.label() + " text", chosen, text.getBytes(StandardCharsets.UTF_8), ImportOptions.of(naming));
    }

    public ImportFormat[] getFormats() {
        return ImportFormat.values();
    }

    public Naming[] getNamings() {
        return Naming.values();
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text == null ? "" : text;
    }

    /** The format that was chosen; {@code null} to tell it by the file. */
    public ImportFormat getFormat() {
        return format;
    }

    public void setFormat(ImportFormat format) {
        this.format = format;
    }

    public Naming getNaming() {
        return naming;
    }

    public void setNaming(Naming naming) {
        this.naming = naming;
    }
}
