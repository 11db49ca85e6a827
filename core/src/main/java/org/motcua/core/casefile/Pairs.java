package org.motcua.core.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;

/** Names with values as one column: {@code partner=H99.15;finance=H99.20}. No name and no value has these signs. */
final class Pairs {

    private Pairs() {}

    static String writeParties(Map<String, AgencyCode> parties) {
        return new TreeMap<>(parties)
                .entrySet().stream()
                        .map(party -> party.getKey() + "=" + party.getValue().value())
                        .collect(Collectors.joining(";"));
    }

    static Map<String, AgencyCode> readParties(String column) {
        Map<String, AgencyCode> parties = new TreeMap<>();
        pairs(column).forEach((name, value) -> parties.put(name, new AgencyCode(value)));
        return parties;
    }

    static String writeAssigned(Map<String, List<OfficerId>> assigned) {
        return new TreeMap<>(assigned)
                .entrySet().stream()
                        .map(slot -> slot.getKey() + "="
                                + slot.getValue().stream().map(OfficerId::value).collect(Collectors.joining(",")))
                        .collect(Collectors.joining(";"));
    }

    static Map<String, List<OfficerId>> readAssigned(String column) {
        Map<String, List<OfficerId>> assigned = new TreeMap<>();
        pairs(column).forEach((name, value) -> {
            List<OfficerId> officers = new ArrayList<>();
            for (String officer : value.split(",", -1)) {
                if (!officer.isEmpty()) {
                    officers.add(new OfficerId(officer));
                }
            }
            assigned.put(name, List.copyOf(officers));
        });
        return assigned;
    }

    private static Map<String, String> pairs(String column) {
        Map<String, String> pairs = new TreeMap<>();
        for (String pair : column.split(";", -1)) {
            int sign = pair.indexOf('=');
            if (sign > 0) {
                pairs.put(pair.substring(0, sign), pair.substring(sign + 1));
            }
        }
        return pairs;
    }
}
