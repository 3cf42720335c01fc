package io.github.strongroom.access;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Only callers with one of these roles get through. Runs inside {@code @Audited}, so a refusal leaves its row; the container's
 * own {@code @RolesAllowed} refuses before any interceptor runs and would leave none.
 */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Allowed {

    @Nonbinding
    Role[] value() default {};
}
