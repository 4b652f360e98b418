package org.meetinginterpreter.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.0/24",
        "127.0.0.1, 127.0.0.0/24",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1::/48",
        "::1, ::/48",
        "not an address, not an address",
        "'', ''"
    })
    void whatTellsPeopleApartIsCutOff(String address, String network) {
        assertEquals(network, Networks.truncated(address));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.1.2, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "fd00::/8, fd12::1, true",
        "fd00::/8, 10.0.0.1, false",
        "::1, ::1, true",
        "0.0.0.0/0, 203.0.113.9, true"
    })
    void addressesAreInTheirNetworks(String network, String address, boolean inside) {
        assertEquals(
                inside,
                Networks.of(List.of(network)).contain(Networks.parse(address).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/8/8",
                "",
                "::1/129",
                "proxy.example.org/8"
            })
    void whatIsNoNetworkIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Networks.of(List.of(text)));
    }

    @Test
    void ofNoneNothingIsInside() {
        assertTrue(Networks.of(List.of()).isEmpty());
    }
}
