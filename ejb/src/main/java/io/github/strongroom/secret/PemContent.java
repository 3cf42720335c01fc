package io.github.strongroom.secret;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** The objects in a text of RFC 7468 (PEM): keys, certificates, requests, in any number and order. */
final class PemContent {

    private final List<PemObject> objects;

    private PemContent(List<PemObject> objects) {
        this.objects = objects;
    }

    /** Reads a text; empty where it holds no PEM object, or one that is cut or malformed. */
    static Optional<PemContent> read(String text) {
        List<PemObject> objects = new ArrayList<>();
        try (PemReader reader = new PemReader(new StringReader(text))) {
            for (PemObject next = reader.readPemObject(); next != null; next = reader.readPemObject()) {
                objects.add(next);
            }
        } catch (IOException | RuntimeException e) {
            // the reader has runtime exceptions for base64 that is none
            return Optional.empty();
        }
        return objects.isEmpty() || !readable(objects) ? Optional.empty() : Optional.of(new PemContent(objects));
    }

    private static boolean readable(List<PemObject> objects) {
        return objects.stream()
                .allMatch(object -> object.getContent().length > 0
                        && (!isCertificate(object) || certificate(object).isPresent()));
    }

    private static boolean isCertificate(PemObject object) {
        return object.getType().equals("CERTIFICATE") || object.getType().equals("X509 CERTIFICATE");
    }

    private static Optional<X509Certificate> certificate(PemObject object) {
        try {
            return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(object.getContent())));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    /** When the first of its certificates ends; empty where there is none. */
    Optional<OffsetDateTime> firstExpiry() {
        return objects.stream()
                .filter(PemContent::isCertificate)
                .flatMap(object -> certificate(object).stream())
                .map(certificate -> certificate.getNotAfter().toInstant().atOffset(ZoneOffset.UTC))
                .min(Comparator.naturalOrder());
    }
}
