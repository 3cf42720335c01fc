package io.github.strongroom.audit;

import io.github.strongroom.access.Caller;
import io.github.strongroom.keyring.Fingerprint;
import io.github.strongroom.keyring.Keyring;
import io.github.strongroom.trail.TrailEvent;
import io.github.strongroom.trail.TrailTime;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
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
@NamedQuery(name = "AuditEvent.latest", query = "select e from AuditEvent e order by e.sequence desc")
@NamedQuery(name = "AuditEvent.count", query = "select count(e) from AuditEvent e")
public class AuditEvent {

    private static final int MAX_TEXT = 1000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
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

    /** A row about this caller, now. */
    static AuditEvent by(Caller caller, String action, String target, String reason) {
        AuditEvent event = new AuditEvent();
        event.at = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
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
    void seal(Keyring keyring) {
        seal = keyring.sealEvent(trailEvent().withoutSequence());
    }

    private TrailEvent trailEvent() {
        return new TrailEvent(Arrays.asList(
                null,
                TrailTime.text(at.toInstant()),
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
                TrailRows.hex(fingerprintAfter)));
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

    public String getFingerprintBefore() {
        return shown(fingerprintBefore);
    }

    public String getFingerprintAfter() {
        return shown(fingerprintAfter);
    }

    /** The members that a row of the table has, by the names of its columns; bytes in hexadecimal digits. */
    JsonObject row() {
        JsonObjectBuilder row = Json.createObjectBuilder();
        row.add("at", at.toString()).add("actor", actor).add("actor_kind", actorKind.name());
        add(row, "token_id", tokenId);
        row.add("action", action).add("outcome", outcome.name()).add("server", server);
        add(row, "target", target);
        add(row, "code", code);
        add(row, "reason", reason);
        add(row, "address", address);
        add(row, "user_agent", userAgent);
        add(row, "fingerprint_before", TrailRows.hex(fingerprintBefore));
        add(row, "fingerprint_after", TrailRows.hex(fingerprintAfter));
        add(row, "seal", TrailRows.hex(seal));
        if (targetVersion != null) {
            row.add("target_version", targetVersion);
        }
        return row.build();
    }

    private static void add(JsonObjectBuilder row, String column, String text) {
        if (text != null) {
            row.add(column, text);
        }
    }

    private static String shown(byte[] fingerprint) {
        return fingerprint == null ? null : Fingerprint.of(fingerprint).shown();
    }
}
