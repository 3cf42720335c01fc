package io.github.strongroom.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.strongroom.fault.Fault;
import jakarta.ejb.EJBException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditInterceptorTest {

    private static Fault faultOf(Exception cause) {
        return AuditInterceptor.translate(new EJBException(new PersistenceException(cause)))
                .fault();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "40P01", "55P03"})
    void changeThatTheDatabaseEndedInFavourOfAnotherIsAConflict(String state) {
        assertThat(faultOf(new SQLException("ended", state))).isEqualTo(Fault.CONFLICT);
    }

    @Test
    void rowThatWasChangedMeanwhileIsAConflict() {
        assertThat(faultOf(new OptimisticLockException())).isEqualTo(Fault.CONFLICT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57014", "23503"})
    void otherErrorOfTheDatabaseIsNone(String state) {
        assertThat(faultOf(new SQLException("broken", state))).isEqualTo(Fault.STORE_UNAVAILABLE);
    }

    @Test
    void errorWithoutAStateIsNone() {
        assertThat(faultOf(new SQLException("broken"))).isEqualTo(Fault.STORE_UNAVAILABLE);
    }

    @Test
    void whatIsNotOfTheDatabaseIsAnErrorInside() {
        assertThat(AuditInterceptor.translate(new IllegalStateException()).fault())
                .isEqualTo(Fault.INTERNAL);
    }
}
