using System.Text.Json.Nodes;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Access;

/// <summary>Who changed what, and when; written with the change itself. No personal data and no secret: a worker is a badge, a key is its id.</summary>
internal sealed class AuditTrail(AuditStore store, TimeProvider clock)
{
    /// <param name="deed">Verb of the past with its thing: <c>printer.changed</c>.</param>
    /// <param name="subject">Path of the thing: <c>sites/osaka/printers/p1</c>.</param>
    /// <param name="detail">What it is now, as far as anybody may read it; serialized as JSON.</param>
    public Task RecordAsync(UnitOfWork work, Caller by, string deed, string subject, object? detail = null)
    {
        var now = clock.GetUtcNow();
        return store.InsertAsync(work, Guid.CreateVersion7(now).ToString(), now, by.Name, deed, subject, detail is null ? null : Json.Write(detail));
    }

    /// <summary>Records a PUT, unless it wrote nothing.</summary>
    public Task RecordAsync(UnitOfWork work, Caller by, Written written, string thing, string subject, object? detail = null) =>
        written is Written.Same ? Task.CompletedTask : RecordAsync(work, by, $"{thing}.{(written is Written.Created ? "created" : "changed")}", subject, detail);
}

/// <summary>One line of the trail.</summary>
internal sealed record AuditEntry(string Id, DateTimeOffset At, string By, string Deed, string Subject, JsonNode? Detail);
