// SPDX-License-Identifier: MIT

import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Human-readable descriptions of transport errors.
enum FailureDescription {
    /// Describes an error.
    static func text(of error: any Error) -> String {
        switch error {
        case let error as TransportError: text(of: error.underlying)
        case let error as URLError: text(of: error)
        case EncodingError.invalidValue(let number as any BinaryFloatingPoint, _) where !number.isFinite:
            "a value is infinite or NaN"
        case EncodingError.invalidValue(_, let context): context.debugDescription.trimmingCharacters(in: ["."])
        default: (error as? any LocalizedError)?.errorDescription ?? error.localizedDescription
        }
    }

    /// Describes an error that reports a timeout; returns `nil` for any other error.
    static func timeout(_ error: any Error) -> String? {
        switch error {
        case let error as TransportError: timeout(error.underlying)
        case let error as RequestTimedOut: error.errorDescription
        case let error as URLError where error.code == .timedOut: "the request timed out"
        default: nil
        }
    }

    /// Describes why the transport refused to send a request; returns `nil` for any other error.
    static func refusal(_ error: any Error) -> String? {
        ((error as? TransportError)?.underlying as? EnvironmentProxy)?.errorDescription
    }

    /// Describes why a response body cannot be used although it may be complete; returns `nil` for any other error.
    static func unusableBody(_ error: any Error) -> String? {
        switch error {
        case let error as TransportError: unusableBody(error.underlying)
        case let error as BodyTooLarge: error.errorDescription
        case let error as URLError where [.cannotDecodeRawData, .cannotDecodeContentData].contains(error.code):
            "the response body cannot be decompressed"
        default: nil
        }
    }

    private static func text(of error: URLError) -> String {
        // On Linux, some errors have libcurl's description, but the others have only a number.
        let text = error.localizedDescription
        guard text.contains("NSURLErrorDomain") else { return text }
        return switch error.code {
        case .timedOut: "the request timed out"
        case .networkConnectionLost: "the connection was lost"
        case .cannotConnectToHost: "the connection was refused, or the host cannot be reached"
        case .cannotFindHost, .dnsLookupFailed: "the host was not found"
        case .notConnectedToInternet: "this machine is not connected to a network"
        case .secureConnectionFailed: "the TLS connection failed"
        case .serverCertificateUntrusted, .serverCertificateHasBadDate, .serverCertificateNotYetValid,
            .serverCertificateHasUnknownRoot:
            "the server's certificate is not trusted"
        case .badServerResponse, .cannotParseResponse: "the received data is not valid HTTP"
        default: text
        }
    }
}
