using Fulfillment.Contracts;

namespace Fulfillment.Server.Printing;

/// <summary>Why a printer or a job does not go on, and what a person does about it. The code is kept with the job; sentences may change.</summary>
/// <param name="Code">Lower case with hyphens, e.g. <c>media-empty</c>.</param>
/// <param name="Says">What is the matter.</param>
/// <param name="Do">The next step.</param>
internal sealed record PrinterTrouble(string Code, Text Says, Text Do);
