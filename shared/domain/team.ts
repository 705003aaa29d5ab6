/** What the branch keeps of its staff: schooling, posts and certificates, and what they study. */

/** GB/T 4658 education, the levels that occur among staff. */
export const staffEducations = ["seniorHigh", "vocational", "college", "bachelor", "master"] as const;
export type StaffEducation = (typeof staffEducations)[number];

/** A post that somebody holds (岗位资格), or a certificate that they have (职业证书). */
export const certificateKinds = ["post", "certificate"] as const;
export type CertificateKind = (typeof certificateKinds)[number];

/** A certificate is running out within so many days. */
export const expiringDays = 60;
