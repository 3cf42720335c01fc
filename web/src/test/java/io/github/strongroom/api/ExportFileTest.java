package io.github.strongroom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import io.github.strongroom.secret.Kind;
import io.github.strongroom.secret.SecretFilter;
import io.github.strongroom.secret.SecretSummary;
import io.github.strongroom.secret.Status;
import io.github.strongroom.secret.ValueRule;
import io.github.strongroom.secret.ValueType;
import io.github.strongroom.transfer.Exports;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExportFileTest {

    private static final OffsetDateTime TIME = OffsetDateTime.parse("2027-03-04T05:06:07Z");

    /** So many secrets, and an error behind them where there is one. */
    private static Exports exports(int secrets, RuntimeException end) {
        return new Exports() {
            @Override
            public long each(String format, SecretFilter filter, Consumer<SecretSummary> sink) {
                IntStream.range(0, secrets).mapToObj(i -> secret("s" + i)).forEach(sink);
                if (end != null) {
                    throw end;
                }
                return secrets;
            }
        };
    }

    private static SecretSummary secret(String name) {
        return new SecretSummary(
                name,
                Kind.SECRET,
                ValueType.TEXT,
                "SMTP",
                "",
                "",
                Set.of(),
                Status.ACTIVE,
                null,
                null,
                null,
                20,
                ValueRule.NONE,
                1,
                TIME,
                null,
                null,
                Set.of(),
                1,
                TIME,
                "admin",
                TIME,
                "admin");
    }

    private static String sent(ExportFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.sendTo(out);
        assertThat(out.size()).isEqualTo((int) file.size());
        return out.toString(StandardCharsets.UTF_8);
    }

    private static ExportFile file(ExportFormat format, Exports exports) {
        return ExportFile.of(exports, format, "in a test", SecretFilter.ALL);
    }

    @Test
    void jsonClosesWithTheCountOfWhatIsInIt() throws IOException {
        ExportFile file = file(ExportFormat.JSON, exports(1201, null));

        String sent = sent(file);

        JsonObject json = Json.createReader(new StringReader(sent)).readObject();
        assertThat(sent).endsWith("],\"count\":1201}");
        assertThat(json.getJsonArray("secrets")).hasSize(1201);
        assertThat(file.count()).isEqualTo(1201);
    }

    @Test
    void tableHasItsHeaderAndARowForEachSecret() throws IOException {
        ExportFile file = file(ExportFormat.CSV, exports(3, null));

        assertThat(sent(file).lines()).hasSize(4).first().asString().startsWith("name,kind,");
        assertThat(file.count()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void exportThatBreaksOffIsAnErrorAndSendsNothing(ExportFormat format) {
        FaultException broken = Fault.STORE_UNAVAILABLE.with();
        Exports exports = exports(700, broken);

        assertThatThrownBy(() -> file(format, exports)).isSameAs(broken);
    }

    @Test
    void nothingIsLeftBehindOnTheDisk() throws IOException {
        try (ExportFile open = file(ExportFormat.CSV, exports(3, null))) {
            assertThat(open.size()).isPositive();
        }
        assertThatThrownBy(() -> file(ExportFormat.CSV, exports(3, new IllegalStateException())))
                .isInstanceOf(IllegalStateException.class);

        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("strongroom-export-"));
        }
    }
}
