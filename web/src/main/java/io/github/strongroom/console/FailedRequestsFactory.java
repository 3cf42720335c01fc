package io.github.strongroom.console;

import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;

/** Puts {@link FailedRequests} in front of what Faces does with exceptions. */
public class FailedRequestsFactory extends ExceptionHandlerFactory {

    public FailedRequestsFactory(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new FailedRequests(getWrapped().getExceptionHandler());
    }
}
