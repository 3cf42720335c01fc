package io.github.strongroom.audit;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Every call of the method leaves a row in the audit trail: in the caller's transaction when it succeeds, in one of its own
 * when it is refused or fails. The parameters marked {@link Subject} and {@link Reason} are taken into the row, and the
 * method adds what only it knows through {@link AuditNotes}.
 */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Audited {

    /** The event's name, for example {@code secret.reveal}. */
    @Nonbinding
    String value() default "";

    /** Marks the parameter that names what the action is about. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Subject {}

    /** Marks the parameter with the reason that a person gives. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Reason {}
}
