namespace Fulfillment.Server.Platform;

/// <summary>Present on a request that a person's browser sent for a page: a refusal is then shown by this, and not as problem details.</summary>
/// <param name="ShowAsync">Writes the page; status and Retry-After are already set. Takes the refusal and further members of its body.</param>
internal sealed record RefusalAsPage(Func<Refusal, IReadOnlyDictionary<string, object?>?, Task> ShowAsync);
