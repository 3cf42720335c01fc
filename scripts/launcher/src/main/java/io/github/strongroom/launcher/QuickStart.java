package io.github.strongroom.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * {@code scripts/run.sh}: PostgreSQL, a fresh Payara Server, Strongroom, the sample application and the user's WARs, until
 * Ctrl-C. All state is in the database and in three files beside it, so every start begins with a fresh server. Ends with
 * none of its processes left behind; what a killed run left behind is stopped first.
 */
public final class QuickStart {

    private static final int STRONGROOM_ORDER = 10;
    private static final int FIRST_APPLICATION_ORDER = 100;
    private static final int FAILED = 1;
    private static final int SERVER_ENDED = 4;
    private static final Duration CONSOLE_LIMIT = Duration.ofSeconds(60);
    private static final Duration WATCH = Duration.ofSeconds(1);
    private static final Duration HEADSTART_OF_CTRL_C = Duration.ofSeconds(3);

    private final Installation installation;
    private final QuickStartSettings settings;
    private final Map<String, String> serverEnvironment;
    private final Progress progress;
    private final Teardown teardown;
    private final List<String> applications = new ArrayList<>();
    private PayaraDomain domain;

    private QuickStart(Installation installation, QuickStartSettings settings, Progress progress) {
        this.installation = installation;
        this.settings = settings;
        this.serverEnvironment = new TreeMap<>(settings.secrets());
        this.progress = progress;
        this.teardown = Teardown.atExit(progress);
    }

    /** Arguments: the user's WARs. The project is the system property {@code strongroom.root}. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        Progress progress = new Progress(out);
        try {
            Installation installation = new Installation(Path.of(System.getProperty("strongroom.root", "")));
            var settings = QuickStartSettings.of(System.getenv(), List.of(arguments));
            installation.checkIsBuilt();
            new QuickStart(installation, settings, progress).run();
        } catch (Refusal e) {
            progress.say(e.getMessage());
            System.exit(e.exitCode());
        } catch (RuntimeException e) {
            progress.say(e.getMessage());
            System.exit(FAILED);
        }
    }

    private void run() {
        lock();
        stopLeftover();
        settings.checkPortIsFree();
        prepareMasterKey();
        prepareAdminPassword();
        startDatabase();
        startServer();
        deployStrongroom();
        awaitConsole();
        deployApplications();
        sayWhereEverythingIs();
        watch();
    }

    private void lock() {
        Path home = SecretFile.directory(installation.home());
        // Not closed: the system gives it up when this process ends, which is after the last part has stopped.
        DirectoryLock.tryLock(home)
                .orElseThrow(() -> Refusal.usage("A Strongroom is running already on " + home + ": stop it first."));
    }

    private void stopLeftover() {
        if (PayaraDomain.stopLeftover(installation.domain())) {
            progress.say("Stopped the server that an earlier run had left behind.");
        }
    }

    private void prepareMasterKey() {
        if (settings.has("SECRETS_MASTER_KEY")) {
            return;
        }
        Path file = installation.masterKey();
        boolean isNew = !Files.exists(file);
        MasterKey.check(SecretFile.readOrCreate(file, MasterKey::generate), file.toString());
        serverEnvironment.put("SECRETS_MASTER_KEY_FILE", file.toString());
        progress.say((isNew ? "Made a master key in " : "Using the master key in ") + file
                + ": for trying out only, as it lies beside the data it protects.");
    }

    private void prepareAdminPassword() {
        if (!settings.has("SECRETS_ADMIN_PASSWORD")) {
            SecretFile.readOrCreate(installation.adminPassword(), RandomSecret::forPerson);
            serverEnvironment.put(
                    "SECRETS_ADMIN_PASSWORD_FILE", installation.adminPassword().toString());
        }
    }

    private void startDatabase() {
        if (!settings.usesEmbeddedDatabase()) {
            progress.say("Using the database of SECRETS_DB_URL.");
            return;
        }
        Path home = installation.database();
        EmbeddedDatabase database = step(
                "Starting PostgreSQL in " + home,
                () -> teardown.start("PostgreSQL", () -> EmbeddedDatabase.start(home)));
        serverEnvironment.put("SECRETS_DB_URL", database.url());
        serverEnvironment.put("SECRETS_DB_USER", database.user());
        serverEnvironment.put(
                "SECRETS_DB_PASSWORD_FILE", database.passwordFile().toString());
    }

    private void startServer() {
        step("Starting Payara Server on port " + settings.httpPort(), () -> {
            domain = teardown.start("Payara Server", this::createDomain);
            domain.start(serverEnvironment);
            return domain;
        });
    }

    private PayaraDomain createDomain() {
        DomainOptions options = DomainOptions.defaults().withHttpPort(settings.httpPort());
        PayaraDomain fresh = PayaraDomain.create(installation.server(), installation.domain(), options);
        fresh.addLibrary(installation.configSource());
        return fresh;
    }

    private void deployStrongroom() {
        LogFile log = new LogFile(domain.log());
        long before = log.size();
        try {
            step("Deploying Strongroom", () -> domain.deploy(installation.ear(), "strongroom", null, STRONGROOM_ORDER));
        } catch (LaunchException e) {
            throw new Refusal(Refusal.NOT_DEPLOYED, DeploymentFailure.cause(log, before, e.getMessage()));
        }
    }

    private void awaitConsole() {
        try {
            step("Waiting for the console", () -> domain.awaitHttp("/admin/", CONSOLE_LIMIT));
        } catch (LaunchException e) {
            progress.say(e.getMessage());
        }
    }

    private void deployApplications() {
        deployApplication(installation.sample(), FIRST_APPLICATION_ORDER);
        int order = FIRST_APPLICATION_ORDER;
        for (Path war : settings.wars()) {
            deployApplication(war, ++order);
        }
    }

    /** A failure is the application's own: said, and nothing else is held up. */
    private void deployApplication(Path war, int order) {
        String name = QuickStartSettings.contextRoot(war);
        try {
            step("Deploying " + war.getFileName() + " as /" + name, () -> domain.deploy(war, name, "/" + name, order));
            applications.add(name);
        } catch (LaunchException e) {
            progress.say(war + " was not deployed; everything else runs. "
                    + DeploymentFailure.ofApplication(e.getMessage()) + " (Log: " + domain.log() + ")");
        }
    }

    private void sayWhereEverythingIs() {
        boolean ownPassword = settings.has("SECRETS_ADMIN_PASSWORD");
        progress.say("");
        progress.say("Console   " + domain.url("/admin/"));
        progress.say("User      admin");
        progress.say("Password  " + (ownPassword ? "the one you gave in SECRETS_ADMIN_PASSWORD" : passwordPlace()));
        applications.forEach(name -> progress.say(label(name) + domain.url("/" + name + "/")));
        progress.say("Log       " + domain.log());
        progress.say("Ctrl-C stops everything.");
    }

    private static String label(String application) {
        return "sample".equals(application) ? "Sample    " : "          ";
    }

    private String passwordPlace() {
        return "in the file " + installation.adminPassword() + " (as of the first start)";
    }

    /** Returns never: ends the program when the server has ended without being asked to. */
    private void watch() {
        while (domain.isRunning()) {
            Pause.of(WATCH);
        }
        // Ctrl-C reaches the server too, which may be gone before this process has seen its own signal.
        Pause.of(HEADSTART_OF_CTRL_C);
        if (!teardown.hasBegun()) {
            progress.say("Payara Server has ended by itself: see " + domain.log() + ".");
        }
        System.exit(SERVER_ENDED);
    }

    /** Begins nothing new once the end has begun: then this thread only waits for the end of the program. */
    private <T> T step(String what, Callable<T> work) {
        try {
            awaitExitIfBegun();
            return progress.step(what, work);
        } catch (RuntimeException e) {
            // The failure may be the work of the same Ctrl-C, which this process is about to see.
            Pause.of(WATCH);
            awaitExitIfBegun();
            throw e;
        }
    }

    private void step(String what, Runnable work) {
        step(what, () -> {
            work.run();
            return null;
        });
    }

    private void awaitExitIfBegun() {
        if (teardown.hasBegun()) {
            System.exit(FAILED);
        }
    }
}
