package org.meetinginterpreter.translation.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.translation.TranslationException;
import org.meetinginterpreter.translation.Translator;

class OpenModelsTest {
    private final FakeModel a = new FakeModel("a", 40);
    private final FakeModel b = new FakeModel("b", 40);
    private final FakeModel c = new FakeModel("c", 40);
    private final OpenModels models = new OpenModels(100);

    @Test
    void opensAModelOnce() {
        Translator first = use(a);
        assertSame(first, use(a));
        assertEquals(1, a.opened());
    }

    @Test
    void closesWhatWasUsedLeastRecentlyWhenAnotherNeedsItsRoom() {
        use(a);
        use(b);
        use(a);
        use(c);
        assertEquals(0, a.closed());
        assertEquals(1, b.closed());
        assertEquals(1, models.closings());
        assertEquals(2, models.count());
        use(b);
        assertEquals(2, b.opened());
        assertEquals(1, a.closed());
    }

    @Test
    void neverClosesWhatIsInUse() {
        List<OpenModels.Lease> leases = Stream.of(a, b, c).map(models::lease).toList();
        assertEquals(3, models.count());
        assertEquals(0, a.closed() + b.closed() + c.closed());
        leases.forEach(OpenModels.Lease::close);
        assertEquals(2, models.count());
        assertEquals(1, a.closed() + b.closed() + c.closed());
    }

    @Test
    void opensAheadOnlyWhereThereIsRoom() {
        models.openIfRoom(a);
        models.openIfRoom(b);
        models.openIfRoom(c);
        assertEquals(1, a.opened());
        assertEquals(1, b.opened());
        assertEquals(0, c.opened());
        assertEquals(0, a.closed());
    }

    @Test
    void triesAgainAfterAModelCouldNotBeOpened() {
        a.cannotOpen(true);
        assertThrows(TranslationException.class, () -> models.lease(a));
        assertEquals(0, models.count());
        a.cannotOpen(false);
        use(a);
        assertEquals(1, a.opened());
    }

    @Test
    void opensAModelLargerThanAllRoomAndClosesItAfterUse() {
        FakeModel huge = new FakeModel("huge", 1_000);
        use(a);
        use(huge);
        assertEquals(1, a.closed());
        assertEquals(1, huge.closed());
        assertEquals(0, models.count());
    }

    @Test
    void aRetiredModelIsClosedWhenItsLastUserIsThrough() {
        OpenModels.Lease lease = models.lease(a);
        models.retire(a);
        assertEquals(0, a.closed());
        lease.close();
        assertEquals(1, a.closed());
        use(a);
        assertEquals(2, a.opened());
    }

    @Test
    void closesAllAndOpensNoMore() {
        use(a);
        OpenModels.Lease lease = models.lease(b);
        models.close();
        models.close();
        assertEquals(1, a.closed());
        assertEquals(0, b.closed());
        lease.close();
        assertEquals(1, b.closed());
        assertThrows(TranslationException.class, () -> models.lease(a));
    }

    private Translator use(FakeModel model) {
        try (OpenModels.Lease lease = models.lease(model)) {
            return lease.translator();
        }
    }
}
