package io.github.strongroom.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.strongroom.trail.Finding.Kind;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChainCheckTest {

    private static final UUID INSTALLATION = UUID.randomUUID();
    private static final KeyPair KEYS = keys();

    private final List<Link> links = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private String expectedHead;

    private record Link(long position, String previous, String hash, TrailEvent event) {}

    @Test
    void trailThatNobodyTouchedIsWhole() {
        chain(1, 10);
        sign(10);
        chain(11, 12);

        ChainCheck.Result result = check();

        assertThat(result.finding()).isEmpty();
        assertThat(result.links()).isEqualTo(12);
        assertThat(result.position()).isEqualTo(12);
        assertThat(result.signedUpTo()).isEqualTo(10);
        assertThat(result.head()).isEqualTo(links.get(11).hash());
    }

    @Test
    void emptyTrailIsWhole() {
        assertThat(check().finding()).isEmpty();
    }

    @Test
    void everyFieldOfARowIsProtected() {
        for (int field = 0; field < TrailEvent.FIELDS.size(); field++) {
            links.clear();
            chain(1, 5);
            Link third = links.get(2);
            List<String> values = new ArrayList<>(third.event().values());
            values.set(field, values.get(field) == null ? "" : values.get(field) + "x");
            links.set(2, new Link(3, third.previous(), third.hash(), new TrailEvent(values)));

            assertFound(Kind.EDITED, 3);
        }
    }

    @Test
    void editedRowWithANewHashIsKnownByTheRowAfterIt() {
        chain(1, 5);
        replace(3, event(99));

        assertFound(Kind.EDITED, 3);
    }

    @Test
    void removedRowsAreMissed() {
        chain(1, 9);
        links.subList(3, 6).clear();

        assertFound(Kind.REMOVED, 4);
    }

    @Test
    void removedRowIsMissedWhenThoseBehindItAreRenumbered() {
        chain(1, 9);
        links.remove(3);
        renumber(3, -1);

        assertFound(Kind.REMOVED, 4);
    }

    @Test
    void insertedRowIsFoundWhenThoseBehindItAreRenumbered() {
        chain(1, 9);
        renumber(3, 1);
        TrailEvent made = event(99);
        String previous = links.get(2).hash();
        links.add(3, new Link(4, previous, made.hash(4, previous), made));

        assertFound(Kind.INSERTED, 4);
    }

    @Test
    void secondRowAtAPositionIsInserted() {
        chain(1, 9);
        links.add(4, links.get(3));

        assertFound(Kind.INSERTED, 4);
    }

    @Test
    void rowThatStandsBehindLaterOnesIsReordered() {
        chain(1, 9);
        Collections.swap(links, 3, 4);
        assertFound(Kind.REORDERED, 4);
        Link fifth = links.get(3);
        Link fourth = links.get(4);
        links.set(3, new Link(4, fifth.previous(), fifth.hash(), fifth.event()));
        links.set(4, new Link(5, fourth.previous(), fourth.hash(), fourth.event()));
        assertFound(Kind.REORDERED, 4);
    }

    @Test
    void trailThatEndsBeforeACheckpointIsCut() {
        chain(1, 9);
        sign(9);
        links.remove(8);

        assertFound(Kind.CUT, 9);
    }

    @Test
    void trailWithoutTheHeadThatIsKnownFromElsewhereIsCut() {
        chain(1, 9);
        expectedHead = links.get(8).hash();
        assertThat(check().finding()).isEmpty();
        links.remove(8);

        assertFound(Kind.CUT, 9);
    }

    @Test
    void rowsThatWereAllChainedAnewContradictTheCheckpoint() {
        chain(1, 4);
        sign(4);
        chain(5, 9);
        sign(9);
        links.subList(5, 9).clear();
        links.add(link(6, event(99)));
        chain(7, 9);

        assertFound(Kind.REWRITTEN, 5);
    }

    @Test
    void checkpointOfAnotherKeyIsRefused() {
        chain(1, 4);
        checkpoints.add(signed(4, links.get(3).hash(), keys()));

        assertFound(Kind.SIGNATURE, 4);
    }

    @Test
    void checkpointOfAnotherInstallationIsRefused() {
        chain(1, 4);
        Checkpoint own = signed(4, links.get(3).hash(), KEYS);
        checkpoints.add(new Checkpoint(UUID.randomUUID(), 4, own.head(), own.at(), own.signature()));

        assertFound(Kind.SIGNATURE, 4);
    }

    @Test
    void trailOfAnotherInstallationDoesNotBeginHere() {
        String elsewhere = TrailEvent.genesis(UUID.randomUUID());
        TrailEvent event = event(1);
        links.add(new Link(1, elsewhere, event.hash(1, elsewhere), event));

        assertFound(Kind.BEGINNING, 1);
    }

    @Test
    void partBehindACheckpointIsWhole() {
        chain(1, 9);
        ChainCheck check =
                new ChainCheck(INSTALLATION, KEYS.getPublic(), links.get(8).hash());
        check.beginAfter(signed(4, links.get(3).hash(), KEYS));
        links.subList(4, 9).forEach(l -> check.link(l.position(), l.previous(), l.hash(), l.event()));

        assertThat(check.end().finding()).isEmpty();
        assertThat(check.end().position()).isEqualTo(9);
    }

    private void assertFound(Kind kind, long position) {
        assertThat(check().finding()).hasValueSatisfying(finding -> {
            assertThat(finding.kind()).as(finding.text()).isEqualTo(kind);
            assertThat(finding.position()).isEqualTo(position);
        });
    }

    private ChainCheck.Result check() {
        ChainCheck check = new ChainCheck(INSTALLATION, KEYS.getPublic(), expectedHead);
        List<Checkpoint> left = new ArrayList<>(checkpoints);
        for (Link link : links) {
            check.link(link.position(), link.previous(), link.hash(), link.event());
            left.stream().filter(c -> c.position() == link.position()).forEach(check::checkpoint);
            left.removeIf(c -> c.position() == link.position());
        }
        left.forEach(check::checkpoint);
        return check.end();
    }

    private void chain(int from, int to) {
        for (int position = from; position <= to; position++) {
            links.add(link(position, event(position)));
        }
    }

    private Link link(long position, TrailEvent event) {
        String previous = links.isEmpty()
                ? TrailEvent.genesis(INSTALLATION)
                : links.get(links.size() - 1).hash();
        return new Link(position, previous, event.hash(position, previous), event);
    }

    private void replace(int position, TrailEvent event) {
        String previous = links.get(position - 1).previous();
        links.set(position - 1, new Link(position, previous, event.hash(position, previous), event));
    }

    private void renumber(int from, int by) {
        links.subList(from, links.size())
                .replaceAll(link -> new Link(link.position() + by, link.previous(), link.hash(), link.event()));
    }

    private void sign(int position) {
        checkpoints.add(signed(position, links.get(position - 1).hash(), KEYS));
    }

    private static TrailEvent event(long sequence) {
        List<String> values = new ArrayList<>(Collections.nCopies(TrailEvent.FIELDS.size(), null));
        values.set(0, Long.toString(sequence));
        values.set(2, "admin");
        return new TrailEvent(values);
    }

    private static Checkpoint signed(long position, String head, KeyPair keys) {
        Instant at = Instant.parse("2026-11-24T08:00:00.000001Z");
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(Checkpoint.statement(INSTALLATION, position, head, at));
            return new Checkpoint(INSTALLATION, position, head, at, signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
