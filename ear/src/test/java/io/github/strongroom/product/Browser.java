package io.github.strongroom.product;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real Chromium without a window, as Debian packages it or where {@code STRONGROOM_CHROMIUM} says. */
final class Browser implements AutoCloseable {

    private static final List<String> USUAL_PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> complaints = new ArrayList<>();

    Browser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--disable-sync",
                                "--disable-background-networking",
                                "--disable-component-update")));
    }

    private static Path executable() {
        return Stream.concat(Stream.ofNullable(System.getenv("STRONGROOM_CHROMIUM")), USUAL_PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("These tests need Chromium: scripts/test.sh installs it."));
    }

    /** A page in a session of its own; what its console complains about is collected. */
    Page page(int width, ColorScheme colours) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, 800)
                .setColorScheme(colours));
        Page page = context.newPage();
        page.onConsoleMessage(this::hear);
        page.onPageError(complaints::add);
        return page;
    }

    private void hear(ConsoleMessage message) {
        if (message.type().equals("error")) {
            complaints.add(message.text());
        }
    }

    /** Errors of scripts, and what the content security policy blocked. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
