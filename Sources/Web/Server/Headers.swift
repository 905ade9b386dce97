import HTTPTypes

/// The headers that every answer has.
enum Headers {
    /// No script at all; styles and pictures from here only.
    static let policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    /// For pictures opened by themselves, which carry their style.
    static let picturePolicy =
        "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
    static let strict = "max-age=31536000"
    static let requestID = HTTPField.Name("X-Request-ID")

    static let fixed: [(HTTPField.Name, String)] = [
        ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "no-referrer"),
        (
            "Permissions-Policy",
            "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()"
        ),
        ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
        ("X-Permitted-Cross-Domain-Policies", "none"),
    ].compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
}
