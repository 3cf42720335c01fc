package io.github.strongroom.audit;

import io.github.strongroom.access.Caller;
import io.github.strongroom.configsource.CountedRead;
import io.github.strongroom.keyring.Fingerprint;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.trail.TrailEvent;
import io.github.strongroom.trail.TrailTime;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** A row of the audit trail: who did what, when, from where, and how it ended. Never a value. Rows are only ever added. */
@Entity
@Table(name = "audit_event")
@NamedQuery(
        name = "AuditEvent.latestCalls",
        query = "select e from AuditEvent e where e.actorKind <> io.github.strongroom.access.Caller.Kind.APPLICATION"
                + " order by e.sequence desc")
public class AuditEvent {

    private static final int MAX_TEXT = 1000;

    @Id
    private Long sequence;

    private OffsetDateTime at;
    private String actor;

    @Enumerated(EnumType.STRING)
    @Column(name = "actor_kind")
    private Caller.Kind actorKind;

    // text: EclipseLink 4.0 cannot store a null UUID
    @Column(name = "token_id")
    private String tokenId;

    private String action;
    private String target;

    @Column(name = "target_version")
    private Integer targetVersion;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private String code;
    private String reason;
    private String address;

    @Column(name = "user_agent")
    private String userAgent;

    private String server;

    @Column(name = "fingerprint_before")
    private byte[] fingerprintBefore;

    @Column(name = "fingerprint_after")
    private byte[] fingerprintAfter;

    private Long count;

    @Column(name = "first_at")
    private OffsetDateTime firstAt;

    @Column(name = "last_at")
    private OffsetDateTime lastAt;

    private byte[] seal;

    protected AuditEvent() {}

    private AuditEvent(AuditEvent other) {
        at = other.at;
        actor = other.actor;
        actorKind = other.actorKind;
        tokenId = other.tokenId;
        action = other.action;
        target = other.target;
        targetVersion = other.targetVersion;
        reason = other.reason;
        address = other.address;
        userAgent = other.userAgent;
        server = other.server;
        fingerprintBefore = other.fingerprintBefore;
        fingerprintAfter = other.fingerprintAfter;
    }

    /** A row about reads by an application, which are counted and written together. */
    static AuditEvent of(CountedRead read, Outcome outcome, String answer) {
        AuditEvent event = new AuditEvent();
        event.at = now();
        event.actor = storable(read.application());
        event.actorKind = Caller.Kind.APPLICATION;
        event.action = "application.read";
        event.target = storable(read.name());
        event.targetVersion = read.version() == 0 ? null : read.version();
        event.outcome = outcome;
        event.reason = answer;
        event.server = ServerName.CURRENT;
        event.count = read.count();
        event.firstAt = read.firstAt().atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        event.lastAt = read.lastAt().atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        return event;
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    /** A row about this caller, now. */
    static AuditEvent by(Caller caller, String action, String target, String reason) {
        AuditEvent event = new AuditEvent();
        event.at = now();
        event.actor = caller.name();
        event.actorKind = caller.kind();
        event.tokenId = caller.tokenId() == null ? null : caller.tokenId().toString();
        event.action = action;
        event.target = storable(target);
        event.reason = storable(reason);
        event.address = storable(caller.address());
        event.userAgent = storable(caller.userAgent());
        event.server = ServerName.CURRENT;
        return event;
    }

    /** A row about a part of the call that this row is about: of the same caller, now. */
    AuditEvent part(String ofAction, String ofTarget) {
        AuditEvent event = new AuditEvent(this);
        event.at = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        event.action = ofAction;
        event.target = storable(ofTarget);
        event.targetVersion = null;
        event.reason = null;
        event.fingerprintBefore = null;
        event.fingerprintAfter = null;
        return event;
    }

    /** A row of its own with this outcome: one call may succeed with the record and fail afterwards. */
    AuditEvent ending(Outcome how, String faultCode) {
        AuditEvent row = new AuditEvent(this);
        row.outcome = how;
        row.code = faultCode;
        return row;
    }

    /** The last step before it is stored: a MAC over the row says that Strongroom has written it. */
    void seal(Keyring keyring, long number) {
        sequence = number;
        seal = keyring.sealEvent(toTrailEvent().sealed());
    }

    byte[] seal() {
        return seal;
    }

    /** The row in the form that is hashed and exported. */
    public TrailEvent toTrailEvent() {
        return new TrailEvent(Arrays.asList(
                sequence == null ? null : sequence.toString(),
                text(at),
                actor,
                actorKind.name(),
                tokenId,
                action,
                target,
                targetVersion == null ? null : targetVersion.toString(),
                outcome.name(),
                code,
                reason,
                address,
                userAgent,
                server,
                TrailRows.hex(fingerprintBefore),
                TrailRows.hex(fingerprintAfter),
                count == null ? null : count.toString(),
                text(firstAt),
                text(lastAt)));
    }

    private static String text(OffsetDateTime time) {
        return time == null ? null : TrailTime.text(time.toInstant());
    }

    /** What any stranger may send, in a form that one record can hold: no control characters, bounded. */
    private static String storable(String text) {
        if (text == null) {
            return null;
        }
        String cut = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
        return cut.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    void setTarget(String text) {
        target = storable(text);
    }

    void setTargetVersion(int version) {
        targetVersion = version;
    }

    void setFingerprints(Fingerprint before, Fingerprint after) {
        fingerprintBefore = before == null ? null : before.bytes();
        fingerprintAfter = after == null ? null : after.bytes();
    }

    void setReason(String why) {
        reason = storable(why);
    }

    void addToReason(String remark) {
        reason = storable(reason == null ? remark : reason + " " + remark);
    }

    void setActor(String user) {
        actor = storable(user);
        actorKind = Caller.Kind.USER;
    }

    public Long getSequence() {
        return sequence;
    }

    /** When, in UTC. */
    public OffsetDateTime getAt() {
        return at;
    }

    public String getActor() {
        return actor;
    }

    public Caller.Kind getActorKind() {
        return actorKind;
    }

    public String getTokenId() {
        return tokenId;
    }

    public String getAction() {
        return action;
    }

    public String getTarget() {
        return target;
    }

    public Integer getTargetVersion() {
        return targetVersion;
    }

    public Outcome getOutcome() {
        return outcome;
    }

    /** Code of the error that refused or stopped it, or {@code null}. */
    public String getCode() {
        return code;
    }

    public String getReason() {
        return reason;
    }

    public String getAddress() {
        return address;
    }

    public String getUserAgent() {
        return userAgent;
    }

    /** The server instance that wrote the row. */
    public String getServer() {
        return server;
    }

    /** How many reads a row about reads by an application stands for; otherwise {@code null}. */
    public Long getCount() {
        return count;
    }

    /** None of these reads was before; {@code null} for other rows. */
    public OffsetDateTime getFirstAt() {
        return firstAt;
    }

    /** None of these reads was after; {@code null} for other rows. */
    public OffsetDateTime getLastAt() {
        return lastAt;
    }

    public String getFingerprintBefore() {
        return shown(fingerprintBefore);
    }

    public String getFingerprintAfter() {
        return shown(fingerprintAfter);
    }

    private static String shown(byte[] fingerprint) {
        return fingerprint == null ? null : Fingerprint.of(fingerprint).shown();
    }
}
