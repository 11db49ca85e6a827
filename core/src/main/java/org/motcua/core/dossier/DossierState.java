package org.motcua.core.dossier;

import java.util.Set;

/** Where a dossier stands, with the code and name that the national portal has for it. */
public enum DossierState {
    REGISTERED(1, "Mới đăng ký"),
    RECEIVED(2, "Được tiếp nhận"),
    REFUSED(3, "Không được tiếp nhận"),
    IN_PROGRESS(4, "Đang xử lý"),
    SUPPLEMENT(5, "Yêu cầu bổ sung giấy tờ"),
    FINANCIAL(6, "Yêu cầu thực hiện nghĩa vụ tài chính"),
    WITHDRAWN(7, "Công dân yêu cầu rút hồ sơ"),
    STOPPED(8, "Dừng xử lý"),
    DECIDED(9, "Đã xử lý xong"),
    RETURNED(10, "Đã trả kết quả");

    private final int nationalCode;
    private final String vietnamese;

    DossierState(int nationalCode, String vietnamese) {
        this.nationalCode = nationalCode;
        this.vietnamese = vietnamese;
    }

    public int nationalCode() {
        return nationalCode;
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** Where it can go from here. A dossier once decided can only be returned: nobody withdraws from a decision. */
    public Set<DossierState> next() {
        return switch (this) {
            case REGISTERED -> Set.of(RECEIVED, REFUSED, WITHDRAWN);
            case RECEIVED -> Set.of(IN_PROGRESS, SUPPLEMENT, FINANCIAL, WITHDRAWN, STOPPED);
            case IN_PROGRESS -> Set.of(SUPPLEMENT, FINANCIAL, WITHDRAWN, STOPPED, DECIDED);
            case SUPPLEMENT, FINANCIAL -> Set.of(IN_PROGRESS, WITHDRAWN, STOPPED);
            case WITHDRAWN -> Set.of(STOPPED);
            case DECIDED -> Set.of(RETURNED);
            case REFUSED, STOPPED, RETURNED -> Set.of();
        };
    }

    /** Whether the applicant has an answer, so that a dossier may be left there. */
    public boolean isSettled() {
        return switch (this) {
            case REFUSED, WITHDRAWN, STOPPED, DECIDED, RETURNED -> true;
            case REGISTERED, RECEIVED, IN_PROGRESS, SUPPLEMENT, FINANCIAL -> false;
        };
    }

    public boolean canBecome(DossierState state) {
        return next().contains(state);
    }
}
