package io.github.strongroom.access;

import io.github.strongroom.fault.Fault;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Holds {@link Allowed}. A method without roles in its annotation is open to nobody. */
@Allowed
@Interceptor
@Priority(Interceptor.Priority.APPLICATION + 20)
class AllowedInterceptor {

    @Inject
    private Caller caller;

    @AroundInvoke
    Object refuseOthers(InvocationContext call) throws Exception {
        Allowed allowed = call.getMethod().getAnnotation(Allowed.class);
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (allowed != null) {
            roles.addAll(List.of(allowed.value()));
        }
        if (!caller.hasAny(roles)) {
            throw (caller.principal().isPresent() ? Fault.FORBIDDEN : Fault.NOT_SIGNED_IN).with();
        }
        return call.proceed();
    }
}
