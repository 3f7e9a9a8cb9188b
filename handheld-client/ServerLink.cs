using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Fulfillment.Contracts;

namespace Fulfillment.Handheld;

/// <summary>
/// Sends each scan until it is answered, in the order read. The scan's id is given before the first try, so that a try whose
/// answer was lost counts once.
/// </summary>
internal sealed class ServerLink(HttpClient http, string station, TextScreen screen)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public Task LookAsync(CancellationToken ct) => UntilAnsweredAsync(() => http.GetAsync(Path, ct), ct);

    public Task SendAsync(string data, CancellationToken ct)
    {
        var scan = new ScanRequest { ScanId = Guid.CreateVersion7().ToString(), Data = data, Device = "keyboard", At = TimeProvider.System.GetUtcNow() };
        return UntilAnsweredAsync(() => http.PostAsJsonAsync($"{Path}/scans", scan, Json, ct), ct);
    }

    private string Path => $"api/v1/stations/{station}";

    private async Task UntilAnsweredAsync(Func<Task<HttpResponseMessage>> ask, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                using var reply = await ask();
                if (reply.StatusCode < HttpStatusCode.InternalServerError)
                {
                    using var body = await JsonDocument.ParseAsync(await reply.Content.ReadAsStreamAsync(ct), cancellationToken: ct);
                    screen.Show(body.RootElement);
                    return;
                }
            }
            catch (Exception error) when (error is HttpRequestException or JsonException || (error is OperationCanceledException && !ct.IsCancellationRequested))
            {
                // No answer, or half of one: the same scan is sent again under the same id.
            }

            screen.NotSentYet();
            await Task.Delay(Pause, ct);
        }
    }
}
