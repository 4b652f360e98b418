package org.meetinginterpreter.security;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Networks by their numbers, such as {@code 10.0.0.0/8}, {@code ::1}. Names are never looked up. Immutable. */
public final class Networks {
    private static final int KEPT_OF_V4 = 3;
    private static final int KEPT_OF_V6 = 6;

    private final List<IpSubnetFilterRule> rules;

    private Networks(List<IpSubnetFilterRule> rules) {
        this.rules = rules;
    }

    /**
     * Reads networks.
     *
     * @throws IllegalArgumentException if one is neither an address nor an address with the length of its prefix
     */
    public static Networks of(List<String> texts) {
        return new Networks(texts.stream().map(Networks::rule).toList());
    }

    private static IpSubnetFilterRule rule(String text) {
        String[] parts = text.split("/", 2);
        InetAddress address = parse(parts[0]).orElseThrow(() -> notANetwork(text));
        int all = address.getAddress().length * Byte.SIZE;
        try {
            int prefix = parts.length == 1 ? all : Integer.parseInt(parts[1]);
            if (prefix < 0 || prefix > all) {
                throw notANetwork(text);
            }
            return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
        } catch (NumberFormatException e) {
            throw notANetwork(text);
        }
    }

    private static IllegalArgumentException notANetwork(String text) {
        return new IllegalArgumentException(
                "'" + text + "' is no network; numbers are needed, such as 127.0.0.1, 10.0.0.0/8 or fd00::/8");
    }

    /** A numeric address; nothing for anything else. */
    public static Optional<InetAddress> parse(String text) {
        return NetUtil.isValidIpV4Address(text) || NetUtil.isValidIpV6Address(text)
                ? Optional.of(NetUtil.createInetAddressFromIpAddressString(text))
                : Optional.empty();
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Whether an address is in one of them. */
    public boolean contain(InetAddress address) {
        InetSocketAddress peer = new InetSocketAddress(address, 0);
        return rules.stream().anyMatch(rule -> rule.matches(peer));
    }

    /**
     * The network in which an address lies, for the record: enough to tell an office from another, too little to tell people apart. Of
     * IPv4 the first 24 bits, of IPv6 48; what is no address stays.
     */
    public static String truncated(String address) {
        return parse(address).map(Networks::truncated).orElse(address);
    }

    private static String truncated(InetAddress address) {
        int kept = address instanceof Inet6Address ? KEPT_OF_V6 : KEPT_OF_V4;
        byte[] whole = address.getAddress();
        byte[] network = Arrays.copyOf(Arrays.copyOf(whole, kept), whole.length);
        try {
            return NetUtil.toAddressString(InetAddress.getByAddress(network)) + "/" + kept * Byte.SIZE;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("it has as many bytes as before", e);
        }
    }
}
