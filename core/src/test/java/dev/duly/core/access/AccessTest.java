package dev.duly.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.World;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessTest {
    private final World world = new World();
    private final Access access = world.duly.access();

    @Test
    void aTokenLetsItsHolderIn() {
        var token = access.issue("desk", Set.of(Scope.READ));

        var principal = access.principal(token).orElseThrow();

        assertThat(principal.actor().id()).isEqualTo("token:desk");
        assertThat(access.check(principal, Scope.READ)).isEqualTo(new Permission.Granted());
    }

    @Test
    void nobodyElseIsLetIn() {
        var token = access.issue("desk", Set.of(Scope.READ));

        assertThat(access.principal(token + "x")).isEmpty();
        assertThat(access.principal("")).isEmpty();
    }

    @Test
    void aNewTokenOfANameTakesTheOldOnesPlace() {
        var old = access.issue("desk", Set.of(Scope.READ));
        access.issue("desk", Set.of(Scope.READ));

        assertThat(access.principal(old)).isEmpty();
    }

    @Test
    void aNameThatNoAuditCouldHoldIsRefused() {
        assertThatThrownBy(() -> access.issue("front desk", Set.of(Scope.READ)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
        assertThat(world.audited("access")).isEmpty();
    }

    @Test
    void aDenialSaysWhatItWouldTakeAndIsAudited() {
        var principal = access.principal(access.issue("desk", Set.of(Scope.READ))).orElseThrow();

        assertThat(access.check(principal, Scope.SEND))
                .isInstanceOfSatisfying(
                        Permission.Denied.class,
                        denied -> assertThat(denied.why()).contains("communications:send"));
        assertThat(world.audited("access")).containsExactly("token.issued", "access.denied");
    }
}
