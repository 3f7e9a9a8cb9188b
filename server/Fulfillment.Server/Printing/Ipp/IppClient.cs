using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Fulfillment.Server.Printing.Ipp;

/// <summary>What came of one request: a reply, or what went wrong and whether any of the request may have reached the printer.</summary>
internal readonly record struct IppExchange(IppReply? Reply, PrinterTrouble? Trouble, bool MayHaveArrived);

/// <summary>IPP over HTTP/1.1 to one printer (RFC 8010, RFC 8011). Speaks 1.1, and 2.0 to a printer that refuses 1.1.</summary>
internal sealed class IppClient : IDisposable
{
    private const int MaxReplyBytes = 4 * 1024 * 1024;

    private readonly HttpClient _http;
    private readonly IppAddress _address;
    private readonly DeviceTimeouts _timeouts;
    private int _lastRequestId;

    public IppClient(IppAddress address, DeviceTimeouts timeouts)
    {
        _address = address;
        _timeouts = timeouts;
        _http = new HttpClient(new SocketsHttpHandler
        {
            ConnectTimeout = timeouts.Connect,
            // A kept connection lets the handler repeat a request by itself when the printer closes it; a document must leave once.
            PooledConnectionLifetime = TimeSpan.Zero,
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = Trusts },
        })
        {
            MaxResponseContentBufferSize = MaxReplyBytes,
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public async Task<IppExchange> AskAsync(IppOperation operation, Action<IppRequest> write, ReadOnlyMemory<byte> document, CancellationToken ct)
    {
        var exchange = await AskAsync(operation, 1, 1, write, document, ct);
        return exchange.Reply?.Status is IppStatus.Version
            ? await AskAsync(operation, 2, 0, write, document, ct)
            : exchange;
    }

    public void Dispose() => _http.Dispose();

    private async Task<IppExchange> AskAsync(IppOperation operation, byte major, byte minor, Action<IppRequest> write, ReadOnlyMemory<byte> document, CancellationToken ct)
    {
        var request = new IppRequest(operation, Interlocked.Increment(ref _lastRequestId), major, minor);
        request.Word(IppTag.Uri, "printer-uri", _address.Name);
        write(request);
        using var message = new HttpRequestMessage(HttpMethod.Post, _address.Http)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ReadOnlyMemoryContent(Join(request.Finish(), document)),
        };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/ipp");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(_timeouts.Answer);
        try
        {
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseContentRead, limit.Token);
            if (Trouble(response.StatusCode) is { } trouble)
                return new(null, trouble, MayHaveArrived: (int)response.StatusCode is >= 500 or < 400);
            var reply = IppReplyReader.Read(await response.Content.ReadAsByteArrayAsync(limit.Token));
            return reply?.RequestId == request.RequestId
                ? new(reply, null, MayHaveArrived: true)
                : new(null, PrinterTroubles.BrokenReply, MayHaveArrived: true);
        }
        catch (HttpRequestException failure)
        {
            return failure switch
            {
                { InnerException: AuthenticationException } => new(null, PrinterTroubles.Certificate, MayHaveArrived: false),
                { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError } =>
                    new(null, PrinterTroubles.Off, MayHaveArrived: false),
                { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded } =>
                    new(null, PrinterTroubles.BrokenReply, MayHaveArrived: true),
                _ => new(null, PrinterTroubles.Frozen, MayHaveArrived: true),
            };
        }
        catch (OperationCanceledException silence) when (!ct.IsCancellationRequested)
        {
            // ConnectTimeout surfaces as a cancellation whose cause is a TimeoutException; our own limit has no such cause.
            return silence.InnerException is TimeoutException
                ? new(null, PrinterTroubles.Off, MayHaveArrived: false)
                : new(null, PrinterTroubles.Frozen, MayHaveArrived: true);
        }
    }

    private static PrinterTrouble? Trouble(HttpStatusCode status) => status switch
    {
        HttpStatusCode.OK => null,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.UpgradeRequired => PrinterTroubles.Denied,
        HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.UnsupportedMediaType => PrinterTroubles.WrongAddress,
        HttpStatusCode.ServiceUnavailable => PrinterTroubles.Busy,
        _ => PrinterTroubles.BrokenReply,
    };

    private static byte[] Join(ReadOnlyMemory<byte> attributes, ReadOnlyMemory<byte> document)
    {
        var whole = new byte[attributes.Length + document.Length];
        attributes.CopyTo(whole);
        document.CopyTo(whole.AsMemory(attributes.Length));
        return whole;
    }

    /// <summary>A printer signs its certificate itself: with a fingerprint in the address that very certificate is trusted and no other, without one the machine's authorities decide.</summary>
    private bool Trusts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        _address.Fingerprint is { } fingerprint
            ? certificate is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(certificate.GetRawCertData()), fingerprint)
            : errors == SslPolicyErrors.None;
}
